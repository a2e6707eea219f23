import {
  clockText,
  type GuideView,
  type HallCommand,
  type ProofLine,
  ticketStatusText,
  type VisitorDetails,
} from '@yihao/contract'
import { newCommandId, useSay } from '@yihao/screen-kit'
import { App, Button, Dropdown, Input, Popover } from 'antd'
import { useState } from 'react'
import { runCommand } from '../run-command.ts'

type Line = GuideView['claims'][number]

/** 优先申请: it waits as ordinary until somebody has looked. */
export function ClaimList({ view }: { readonly view: GuideView }) {
  const say = useSay()
  return (
    <section className="card floor-list">
      <h2 className="card-title">
        {say({ zh: '优先待核验', en: 'Priority to confirm' })}
        {view.claims.length > 0 && <span className="floor-count">{view.claims.length}</span>}
      </h2>
      {view.claims.length === 0 && (
        <p className="quiet floor-none">
          {say({ zh: '没有待核验的申请', en: 'No claim waits to be confirmed' })}
        </p>
      )}
      <ul>
        {view.claims.map((line) => (
          <ClaimRow key={line.ticketId} line={line} refusals={view.choices.claimRefusal} />
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  readonly line: Line
  readonly refusals: GuideView['choices']['claimRefusal']
}

function ClaimRow({ line, refusals }: RowProps) {
  const say = useSay()
  const { message } = App.useApp()
  const { ticketId } = line
  const run = async (command: HallCommand, visitor?: VisitorDetails) => {
    const done = await runCommand(newCommandId(), command, visitor)
    if (!done.ok) void message.warning(say(done.words), 6)
  }
  const confirm = (proof: ProofLine['kind'], visitor?: VisitorDetails) =>
    void run({ type: 'ConfirmClaim', data: { ticketId, proof } }, visitor)
  const items = refusals.map(({ code, words }) => ({ key: code, label: say(words) }))
  return (
    <li className="floor-row">
      <span className="number floor-number">{line.number}</span>
      <span className="floor-text">
        <b>{say(line.claim.group)}</b>
        <span className="cell-small">
          {say(line.queueName)}，{say(line.zoneName)}，{clockText(line.arrivedAt)}{' '}
          {say({ zh: '到厅', en: 'arrived' })}，{say(ticketStatusText[line.status])}
        </span>
        <span className="floor-verbs">
          {line.claim.proofs.map((proof) =>
            proof.kind === 'age' ? (
              <AgeButton key="age" words={say(proof.words)} confirm={confirm} />
            ) : (
              <Button key={proof.kind} onClick={() => confirm(proof.kind)}>
                ✓ {say(proof.words)}
              </Button>
            ),
          )}
          <Dropdown
            trigger={['click']}
            menu={{
              items,
              onClick: ({ key }) =>
                void run({ type: 'RefuseClaim', data: { ticketId, reasonCode: key } }),
            }}
          >
            <Button danger>{say({ zh: '不通过', en: 'Refuse' })} ▾</Button>
          </Dropdown>
        </span>
      </span>
    </li>
  )
}

interface AgeProps {
  readonly words: string
  readonly confirm: (proof: 'age', visitor: VisitorDetails) => void
}

/** The number is typed off the card; only the age is taken from it, and nothing is kept in the log. */
function AgeButton({ words, confirm }: AgeProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const whole = /^[0-9]{17}[0-9Xx]$/.test(typed)
  return (
    <Popover
      trigger="click"
      content={
        <Input.Search
          className="floor-id"
          value={typed}
          maxLength={18}
          placeholder={say({ zh: '照身份证输入号码', en: 'Identity number off the card' })}
          enterButton={say({ zh: '核验年龄', en: 'Check the age' })}
          onChange={({ target }) => setTyped(target.value.trim())}
          onSearch={() => whole && confirm('age', { idNumber: typed })}
        />
      }
    >
      <Button>✓ {words}</Button>
    </Popover>
  )
}
