import type { HallCommand } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import type { Verb } from '../../desk/verbs.ts'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { SheetProblem } from './sheet-problem.tsx'

type Asked = Extract<HallCommand, { type: 'SetNeeds' | 'ClaimPriority' | 'GrantGreenChannel' }>

/** What the visitor needs; a claim that was not made at the take; the green channel. */
export function VisitorSheet({ view, desk, onClose }: AskProps) {
  const say = useSay()
  const { ticket, visitorChoices } = view
  const before = (ticket?.needs ?? []).map(({ code }) => code)
  const [needs, setNeeds] = useState<readonly string[]>(before)
  const [groupCode, setGroupCode] = useState('')
  const [reasonCode, setReasonCode] = useState('')
  const [failed, setFailed] = useState<Verb>('SetNeeds')
  if (ticket === undefined || visitorChoices === undefined) return null
  const { ticketId, claim, green } = ticket
  const commands: readonly Asked[] = [
    ...(needs.join() === before.join()
      ? []
      : [{ type: 'SetNeeds' as const, data: { ticketId, needs: [...needs] } }]),
    ...(groupCode === ''
      ? []
      : [{ type: 'ClaimPriority' as const, data: { ticketId, claim: { groupCode } } }]),
    ...(reasonCode === ''
      ? []
      : [{ type: 'GrantGreenChannel' as const, data: { ticketId, reasonCode } }]),
  ]
  const confirm = async () => {
    for (const command of commands) {
      setFailed(command.type)
      if (!(await desk.send(command.type, command))) return
    }
    onClose()
  }
  const toggle = (code: string) =>
    setNeeds(needs.includes(code) ? needs.filter((one) => one !== code) : [...needs, code])
  const mayClaim = claim === undefined || claim.state === 'refused'
  return (
    <Sheet
      wide
      title={`${say({ zh: '服务需求与优先', en: 'Needs and priority' })} ${ticket.number}`}
      confirm={say({ zh: '保存', en: 'Save' })}
      ready={commands.length > 0}
      pending={desk.pending !== undefined}
      problem={<SheetProblem desk={desk} verb={failed} />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <fieldset className="choices choices-3">
        <legend className="choices-legend">{say({ zh: '需要什么', en: 'What they need' })}</legend>
        {visitorChoices.needs.map(({ code, words }) => (
          <label key={code} className="choice">
            <input type="checkbox" checked={needs.includes(code)} onChange={() => toggle(code)} />
            <span className="choice-text">
              <span className="choice-label">{say(words)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {mayClaim && (
        <Pick
          label={say({ zh: '优先申请', en: 'Claim of priority' })}
          none={say({ zh: '没有', en: 'None' })}
          options={visitorChoices.groups.map(({ code, words }) => [code, say(words)])}
          value={groupCode}
          change={setGroupCode}
        />
      )}
      {green === undefined && (
        <Pick
          label={say({ zh: '开绿色通道', en: 'Green channel' })}
          none={say({ zh: '不开', en: 'No' })}
          options={visitorChoices.green.map(({ code, words }) => [code, say(words)])}
          value={reasonCode}
          change={setReasonCode}
        />
      )}
    </Sheet>
  )
}

interface PickProps {
  readonly label: string
  readonly none: string
  readonly options: readonly (readonly [code: string, name: string])[]
  readonly value: string
  readonly change: (code: string) => void
}

function Pick({ label, none, options, value, change }: PickProps) {
  if (options.length === 0) return null
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select className="field-text" value={value} onChange={({ target }) => change(target.value)}>
        <option value="">{none}</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
