import type { CounterView } from '@yihao/contract'
import { refusalText } from '@yihao/contract'
import { type HallLink, type LinkState, useSay } from '@yihao/screen-kit'
import { useCallback, useState } from 'react'
import { heldToResume, plainCommand } from '../desk/commands.ts'
import { refusalNow } from '../desk/situation.ts'
import { useDesk } from '../desk/use-desk.ts'
import { useKeys } from '../desk/use-keys.ts'
import { readyCommand, useStayReady } from '../desk/use-stay-ready.ts'
import { useTicks } from '../desk/use-ticks.ts'
import { type AskingVerb, isAsking, isPlain, type Verb } from '../desk/verbs.ts'
import { ActionBar } from './action-bar.tsx'
import { AskedToMove } from './asked-to-move.tsx'
import { AtRest } from './at-rest.tsx'
import { AskSheet } from './dialogs/ask-sheet.tsx'
import { LineSide } from './line-side.tsx'
import { OutcomeLine } from './outcome-line.tsx'
import { ReadyToggle } from './ready-toggle.tsx'
import { TerminalHead } from './terminal-head.tsx'
import { TicketCard } from './ticket-card.tsx'

export interface TerminalProps {
  readonly link: HallLink
  readonly view: CounterView
  readonly state: LinkState
}

export function Terminal({ link, view, state }: TerminalProps) {
  const say = useSay()
  const desk = useDesk(link, view)
  const ticks = useTicks(view.ticket?.ticketId)
  const [sheet, setSheet] = useState<AskingVerb>()
  const live = state.status === 'live'
  const { windowId } = view.window
  const { send, explain, clear } = desk

  const sayReady = useCallback(
    (chosen: boolean) => void send('SayReady', readyCommand(windowId, chosen)),
    [send, windowId],
  )
  const stay = useStayReady(view.dispatch, sayReady)
  const press = useCallback(
    (pressed: Verb) => {
      const toggled = pressed === 'SayReady' && view.dispatch?.ready === true
      const verb = toggled ? 'SayNotReady' : pressed
      const refusal = refusalNow(view, verb, link.now())
      if (refusal !== undefined) return explain(verb, refusal, refusalText[refusal])
      if (verb === 'SayReady') return sayReady(stay.chosen)
      if (isPlain(verb)) return void send(verb, plainCommand(verb, windowId))
      if (isAsking(verb)) {
        clear()
        return setSheet(verb)
      }
      const held = heldToResume(view)
      if (verb !== 'ResumeTicket' || held === undefined) return undefined
      const { ticketId } = held
      return void send(verb, { type: 'ResumeTicket', data: { windowId, ticketId } })
    },
    [view, link, send, explain, clear, windowId, sayReady, stay.chosen],
  )
  const droppable = live && refusalNow(view, 'DropServiceItem', link.now()) === undefined
  const drop = droppable ? () => press('DropServiceItem') : undefined
  const visitor = live && view.visitorChoices !== undefined ? press : undefined
  useKeys(view.window.state, live && sheet === undefined, press)

  return (
    <div className="terminal" data-state={view.window.state}>
      <TerminalHead
        view={view}
        link={link}
        state={state}
        ready={<ReadyToggle view={view} live={live} stay={stay} toggle={() => press('SayReady')} />}
      />
      <main className="terminal-main" aria-label={say({ zh: '当前号票', en: 'Current ticket' })}>
        <AskedToMove view={view} link={link} />
        {view.ticket === undefined ? (
          <AtRest view={view} link={link} wait={live ? () => press('SayNotReady') : undefined} />
        ) : (
          <TicketCard
            ticket={view.ticket}
            windowId={windowId}
            link={link}
            ticks={ticks}
            drop={drop}
            visitor={visitor}
          />
        )}
        <OutcomeLine desk={desk} state={state} />
        <ActionBar view={view} link={link} live={live} pending={desk.pending} press={press} />
      </main>
      <LineSide view={view} link={link} desk={desk} live={live} />
      {sheet !== undefined && (
        <AskSheet
          key={sheet}
          verb={sheet}
          view={view}
          desk={desk}
          ticked={ticks.ticked}
          onClose={() => setSheet(undefined)}
        />
      )}
    </div>
  )
}
