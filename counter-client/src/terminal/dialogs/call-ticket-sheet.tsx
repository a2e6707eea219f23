import type { CounterView, Problem, TicketFound, TicketId } from '@yihao/contract'
import { ask, useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { ticketNumberOf } from '../../desk/commands.ts'
import { verbText } from '../../desk/verbs.ts'
import { Choices } from '../../parts/choices.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { NoteField, noteOf } from './note-field.tsx'
import { SheetProblem } from './sheet-problem.tsx'

/** 指定叫号: out of turn, so a reason is required and everybody can read it later. */
export function CallTicketSheet({ view, desk, onClose }: AskProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [reasonCode, setReasonCode] = useState(view.reasons.specificCall[0]?.code)
  const [note, setNote] = useState('')
  const [unknown, setUnknown] = useState<Problem['words']>()
  const number = ticketNumberOf(typed)
  const { windowId } = view.window
  const confirm = async () => {
    if (number === undefined || reasonCode === undefined) return
    const found = await ticketIdOf(view, number)
    if (typeof found !== 'string') return setUnknown(found)
    setUnknown(undefined)
    const data = { windowId, ticketId: found, reasonCode }
    if (await desk.send('CallTicket', { type: 'CallTicket', data }, noteOf(note))) onClose()
  }
  return (
    <Sheet
      title={say(verbText.CallTicket)}
      hint={say({
        zh: '越过先到的群众，需说明原因；谁、何时、为何都会留痕，可供查询。',
        en: 'This passes over people who came first: the reason is kept and can be asked for.',
      })}
      confirm={`${say({ zh: '呼叫', en: 'Call' })} ${number ?? ''}`}
      ready={number !== undefined && reasonCode !== undefined}
      pending={desk.pending === 'CallTicket'}
      problem={unknown ? <p>{say(unknown)}</p> : <SheetProblem desk={desk} verb="CallTicket" />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <label className="field">
        <span className="field-label">{say({ zh: '号码', en: 'Number' })}</span>
        <input
          className="field-text field-number number"
          value={typed}
          autoComplete="off"
          placeholder="A012"
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Choices
        legend={say({ zh: '原因', en: 'Reason' })}
        choices={view.reasons.specificCall.map(({ code, words }) => ({
          id: code,
          label: say(words),
        }))}
        chosen={reasonCode}
        choose={setReasonCode}
        byDigit
      />
      <NoteField value={note} change={setNote} />
    </Sheet>
  )
}

async function ticketIdOf(view: CounterView, number: string): Promise<TicketId | Problem['words']> {
  const near = [...view.next, ...view.held, ...view.missed].find((line) => line.number === number)
  if (near !== undefined) return near.ticketId
  const answer = await ask<TicketFound>('GET', `/api/tickets/by-number/${number}`)
  return answer.ok ? answer.value.ticketId : answer.problem.words
}
