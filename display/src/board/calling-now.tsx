import type { BoardView, CallLine } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { HallAtRest } from './hall-at-rest.tsx'

/** Three fit at a size that reads from eight metres; the others stand among the recent calls. */
const bigCallsMax = 3

const words = {
  title: { zh: '正在叫号', en: 'Now calling' },
  none: { zh: '请留意叫号', en: 'Please watch for your number' },
  noneHint: {
    zh: '叫到您的号时，这里和广播会同时提示',
    en: 'It will be shown here and announced at the same moment',
  },
  please: { zh: '请到', en: 'Please go to' },
  window: { zh: '号窗口', en: 'Window' },
} as const

export function CallingNow({ view }: { readonly view: BoardView }) {
  const say = useSay()
  const calls = view.calling.slice(0, bigCallsMax)
  if (calls.length === 0 && !(view.hall.dayOpen && view.hall.session?.running)) {
    return <HallAtRest hall={view.hall} />
  }
  return (
    <section className="calling" aria-live="assertive">
      <h2 className="board-title">{say(words.title)}</h2>
      {calls.length === 0 ? (
        <div className="calling-none">
          <p>{say(words.none)}</p>
          <p className="calling-none-hint">{say(words.noneHint)}</p>
        </div>
      ) : (
        <ol className={`calling-list calling-list-${calls.length}`}>
          {calls.map((call) => (
            <Call key={`${call.ticketId}.${call.callCount}`} call={call} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** Keyed by ticket and count of calls, so that each call and recall flashes anew. */
function Call({ call }: { readonly call: CallLine }) {
  const say = useSay()
  return (
    <li className="call">
      <p className="call-number number">
        <span className="call-flash">{call.number}</span>
      </p>
      <p className="call-where">
        <span className="call-please">{say(words.please)}</span>
        <span className="call-window">
          <b className="number">{call.windowNumber}</b> {say(words.window)}
        </span>
        <span className="call-zone">{say(call.zoneName)}</span>
      </p>
    </li>
  )
}
