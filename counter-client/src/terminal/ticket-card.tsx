import { type CounterTicket, ticketClassText } from '@yihao/contract'
import { type HallLink, minutesWords, useSay } from '@yihao/screen-kit'
import { RunningClock } from '../parts/since.tsx'
import { Items } from './items.tsx'
import { Materials } from './materials.tsx'
import { VisitFacts } from './visit-facts.tsx'
import { VisitorChips } from './visitor-chips.tsx'
import './ticket.css'
import './visit.css'

export interface Ticks {
  readonly ticked: ReadonlySet<string>
  readonly toggle: (key: string) => void
}

interface CardProps {
  readonly ticket: CounterTicket
  readonly windowId: string
  readonly link: HallLink
  readonly ticks: Ticks
  readonly drop?: (() => void) | undefined
  /** Opens what may be done about needs and claim; absent where the plan knows neither. */
  readonly visitor?: ((verb: 'SetNeeds' | 'ConfirmClaim') => void) | undefined
}

/** The visitor at this window: the number first, then what they came for and what they bring. */
export function TicketCard({ ticket, windowId, link, ticks, drop, visitor }: CardProps) {
  return (
    <>
      <Hero ticket={ticket} link={link} visitor={visitor} />
      <VisitFacts ticket={ticket} windowId={windowId} />
      <div className="ticket-lists">
        <Items items={ticket.items} queueName={ticket.queueName} legs={ticket.legs} drop={drop} />
        <Materials ticket={ticket} ticks={ticks} />
      </div>
    </>
  )
}

function Hero({ ticket, link, visitor }: Omit<CardProps, 'ticks' | 'drop' | 'windowId'>) {
  const say = useSay()
  const called = ticket.status === 'called'
  const from = called ? ticket.calledAt : (ticket.servingSince ?? ticket.calledAt)
  return (
    <section className={called ? 'hero hero-called' : 'hero'}>
      <p
        key={`${ticket.ticketId}/${ticket.callCount}`}
        className={called ? 'number hero-number hero-number-called' : 'number hero-number'}
        data-testid="current-number"
      >
        {ticket.number}
      </p>
      <div className="hero-facts">
        <p className="hero-status">
          <strong className={called ? 'status-word status-called' : 'status-word status-serving'}>
            {called ? say({ zh: '已叫号', en: 'Called' }) : say({ zh: '办理中', en: 'Serving' })}
          </strong>
          <span className="number hero-clock">
            <RunningClock link={link} from={from} />
          </span>
        </p>
        <dl className="hero-facts-list">
          <Fact term={say({ zh: '类别', en: 'Class' })}>
            <ClassName ticket={ticket} />
            <span className="fact-of">·{say(ticket.queueName)}</span>
          </Fact>
          <Fact term={say({ zh: '等了', en: 'Waited' })}>{say(minutesWords(ticket.waitMs))}</Fact>
          {ticket.expectedMs !== undefined && (
            <Fact term={say({ zh: '预计', en: 'Expected' })}>
              {say(minutesWords(ticket.expectedMs))}
            </Fact>
          )}
          <Fact term={say({ zh: '呼叫', en: 'Calls' })}>
            <span className="tabular">
              {ticket.callCount}/{ticket.callCountMax} {say({ zh: '次', en: '' })}
            </span>
          </Fact>
        </dl>
        <p className="hero-why" title={say(ticket.why)}>
          {say({ zh: '叫号依据：', en: 'Why: ' })}
          {say(ticket.why)}
        </p>
        <VisitorChips ticket={ticket} open={visitor} />
      </div>
    </section>
  )
}

/** As the visitor is queued, with the strongest word first. */
function ClassName({ ticket }: Pick<CardProps, 'ticket'>) {
  const say = useSay()
  if (ticket.green) return <strong>{say(ticketClassText.green)}</strong>
  if (ticket.claim?.state === 'confirmed') return <strong>{say(ticketClassText.priority)}</strong>
  if (ticket.booked) return <strong className="booked">{say(ticketClassText.booked)}</strong>
  return say({ zh: '普通', en: 'Walk-in' })
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className="fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
