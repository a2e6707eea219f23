import {
  clockText,
  type TicketView,
  ticketStatusText,
  type Words,
  waitRangeText,
} from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { callKey } from './call-alert.ts'
import { LineDots } from './line-dots.tsx'
import { restNote, situationOf } from './situation.ts'

const words = {
  taken: { zh: '取号', en: 'taken' },
  yours: { zh: '您的号', en: 'Your number' },
  booked: { zh: '预约时段', en: 'Booked' },
  expected: { zh: '预计还要等', en: 'Expected wait' },
} as const

/**
 * The number, where it stands, and the one thing to do. A call draws the card anew, so that it
 * flashes; what is read aloud stays in one place, or it would not be read.
 */
export function TicketHero({ view }: { readonly view: TicketView }) {
  const say = useSay()
  const { tone, state, lead, todo } = situationOf(view)
  const rest = view.status === 'waiting' ? restNote(view.hall) : undefined
  return (
    <>
      <p className="visually-hidden" aria-live={tone === 'call' ? 'assertive' : 'polite'}>
        {view.number} {say(lead)} {say(todo)}
      </p>
      <section className={`card hero hero-${tone}`} key={callKey(view) ?? 'still'}>
        <p className="hero-state">
          <span className="chip">{say(state ?? ticketStatusText[view.status])}</span>
          <span className="hero-taken tabular">
            {clockText(view.issuedAt)} {say(words.taken)}
          </span>
        </p>
        <p className="hero-queue">{say(view.queueName)}</p>
        {view.slot && (
          <p className="hero-slot tabular">
            {say(words.booked)} {clockText(view.slot.from)}–{clockText(view.slot.to)}
          </p>
        )}
        <h1 className="hero-number number">
          <span className="visually-hidden">{say(words.yours)} </span>
          {view.number}
        </h1>
        {view.status === 'called' && view.window !== undefined ? (
          <GoTo window={view.window} lead={lead} />
        ) : (
          <p className="hero-lead">{say(lead)}</p>
        )}
        {view.ahead !== undefined && <LineDots ahead={view.ahead} />}
        {view.status === 'waiting' && (
          <p className="hero-estimate tabular">
            {say(words.expected)} <b>{say(waitRangeText(view.waitRange))}</b>
          </p>
        )}
        <p className="hero-todo">{say(todo)}</p>
        {rest && <p className="hero-rest">{say(rest)}</p>}
      </section>
    </>
  )
}

interface GoToProps {
  readonly window: NonNullable<TicketView['window']>
  readonly lead: Words
}

/** The window's number is as large as the ticket's: the two that must not be mixed up. */
function GoTo({ window, lead }: GoToProps) {
  const say = useSay()
  const number = String(window.windowNumber)
  const [before, after] = say(lead).split(number)
  return (
    <>
      <p className="hero-goto">
        {before}
        <b className="hero-window number">{number}</b>
        {after}
      </p>
      <p className="hero-where">
        <span>{say(window.zoneName)}</span>
        <span>{say(window.label)}</span>
      </p>
    </>
  )
}
