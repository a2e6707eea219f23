import { type DeviceKind, deviceKindSchema, deviceKindText, type Words } from '@yihao/contract'
import { ask, newCommandId, useSay } from '@yihao/screen-kit'
import { App, Button, Input, Select } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'
import { assignmentOf, placesOf } from './assignments.ts'

const codeDigits = 6

export function PairForm({ onPaired }: { readonly onPaired: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const [code, setCode] = useState('')
  const [kind, setKind] = useState<DeviceKind>('board')
  const [place, setPlace] = useState('')
  const [problem, setProblem] = useState<Words>()
  const [pending, setPending] = useState(false)
  const commandId = useRef(newCommandId())
  const assignment = assignmentOf(kind, place)
  const ready = code.length === codeDigits && assignment !== undefined
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    setPending(true)
    const body = { commandId: commandId.current, code, assignment }
    const answer = await ask('POST', '/api/pairing/confirmations', { body })
    setPending(false)
    // Only silence leaves open whether it was done; the next press then asks with the same id.
    if (answer.ok || answer.problem.status > 0) commandId.current = newCommandId()
    setProblem(answer.ok ? undefined : answer.problem.words)
    if (!answer.ok) return
    setCode('')
    void message.success(say({ zh: '已配对，设备马上可用', en: 'Paired' }))
    onPaired()
  }
  return (
    <form className="pair-form" onSubmit={(event) => void confirm(event)}>
      <div>
        <span className="field-label">{say({ zh: '配对码', en: 'Code' })}</span>
        <Input.OTP
          length={codeDigits}
          value={code}
          formatter={(text) => text.replace(/\D/g, '')}
          onChange={setCode}
          aria-label={say({ zh: '配对码', en: 'Code' })}
        />
      </div>
      <div>
        <span className="field-label">{say({ zh: '用作', en: 'Used as' })}</span>
        <Select
          value={kind}
          aria-label={say({ zh: '用作', en: 'Used as' })}
          options={deviceKindSchema.options.map((value) => ({
            value,
            label: say(deviceKindText[value]),
          }))}
          onChange={(value: DeviceKind) => {
            setKind(value)
            setPlace('')
          }}
        />
      </div>
      <PlaceField kind={kind} place={place} setPlace={setPlace} />
      <p className="said-problem" role="alert">
        {problem && say(problem)}
      </p>
      <Button type="primary" htmlType="submit" size="large" disabled={!ready} loading={pending}>
        {say({ zh: '确认配对', en: 'Confirm' })}
      </Button>
    </form>
  )
}

interface PlaceProps {
  readonly kind: DeviceKind
  readonly place: string
  readonly setPlace: (place: string) => void
}

function PlaceField({ kind, place, setPlace }: PlaceProps) {
  const say = useSay()
  const { hall } = useStaff()
  const places = hall === undefined ? [] : placesOf(kind, hall)
  if (kind === 'wall') return null
  const label = say({ zh: '位置', en: 'Place' })
  if (places === undefined) {
    const typed =
      kind === 'bridge'
        ? say({ zh: '方案里的网关编号，如 bridge-1', en: 'Id in the plan, such as bridge-1' })
        : say({ zh: '系统名称', en: 'Name of the system' })
    return (
      <div>
        <span className="field-label">{label}</span>
        <Input
          value={place}
          maxLength={40}
          placeholder={typed}
          aria-label={label}
          onChange={(event) => setPlace(event.target.value)}
        />
      </div>
    )
  }
  return (
    <div>
      <span className="field-label">{label}</span>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={label}
        value={place === '' ? null : place}
        placeholder={say({ zh: '选择位置', en: 'Choose a place' })}
        options={places.map(({ value, words }) => ({ value, label: say(words) }))}
        onChange={(value) => setPlace(value ?? '')}
      />
    </div>
  )
}
