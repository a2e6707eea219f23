import {
  clockSecondsText,
  type LedgerOwner,
  type TicketId,
  type TicketLedger,
} from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { spanText } from '../minutes.ts'
import { useAsked } from '../use-asked.ts'
import './visit-story.css'

/** Who answers for it, by one of three shades; the words beside it say which. */
const shadeOf: Record<LedgerOwner, 'hall' | 'work' | 'other'> = {
  'waiting-for-window': 'hall',
  walking: 'other',
  serving: 'work',
  'papers-with-visitor': 'other',
  'papers-kept': 'work',
  'waiting-for-another-step': 'hall',
  'device-fault': 'hall',
  rest: 'other',
  away: 'other',
}

/** One visit from arrival to end: where each second went. */
export function VisitStory({ ticketId }: { readonly ticketId: TicketId }) {
  const say = useSay()
  const { value, problem } = useAsked<TicketLedger>(`/api/tickets/${ticketId}/ledger`)
  if (problem) return <p className="quiet">{say(problem.words)}</p>
  if (value === undefined) return null
  const { number, from, to, over, segments } = value
  return (
    <section className="story">
      <h2 className="story-title">
        <span className="number">{number}</span>{' '}
        {say({
          zh: `到厅 ${clockSecondsText(from)}，${over ? '结束' : '现在'} ${clockSecondsText(to)}，共 ${spanText(from, to)}`,
          en: `arrived ${clockSecondsText(from)}, ${over ? 'over' : 'now'} ${clockSecondsText(to)}, ${spanText(from, to)} in all`,
        })}
      </h2>
      <div className="story-bar" aria-hidden="true">
        {segments.map(({ owner, ms, from: begin }) => (
          <span
            key={begin}
            className={`story-part story-${shadeOf[owner]}`}
            style={{ flexGrow: Math.max(1, ms / 1_000) }}
          />
        ))}
      </div>
      <table className="story-lines">
        <tbody>
          {segments.map((segment) => (
            <tr key={segment.from}>
              <td className="tabular">{clockSecondsText(segment.from)}</td>
              <td className="story-owner">
                <span className={`story-mark story-${shadeOf[segment.owner]}`} />
                {say(segment.words)}
              </td>
              <td className="tabular story-span">{spanText(segment.from, segment.to)}</td>
              <td className="quiet">
                {segment.windowNumber === undefined
                  ? say(segment.queueName)
                  : say({
                      zh: `${segment.windowNumber} 号窗口`,
                      en: `Window ${segment.windowNumber}`,
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
