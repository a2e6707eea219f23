import {
  clockText,
  type KioskView,
  readHallClock,
  type TakenReply,
  waitRangeText,
} from '@yihao/contract'
import { dateWords, fill, QrCode, useSay } from '@yihao/screen-kit'
import { useSecondsLeft } from '../data/use-seconds-left.ts'
import { ticketShownElderMs, ticketShownMs } from '../flow/countdown.ts'
import type { Flow } from '../flow/flow.ts'
import { printsPaper } from '../flow/situation.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/kiosk-words.ts'
import { waitAtWords } from '../words/place-words.ts'

interface TicketPageProps {
  readonly taken: TakenReply
  readonly view: KioskView
  readonly flow: Flow
  readonly elder: boolean
  readonly done: () => void
}

/** The paper as it leaves the printer, large enough to photograph; then home by itself. */
export function TicketPage({ taken, view, flow, elder, done }: TicketPageProps) {
  const say = useSay()
  const seconds = useSecondsLeft(elder ? ticketShownElderMs : ticketShownMs, done)
  return (
    <main className="ticket">
      <TicketDo printer={view.printer} />
      <div className="ticket-paper">
        <TicketPaper taken={taken} view={view} flow={flow} />
      </div>
      {taken.claim && (
        <p className="ticket-claim">
          {say(taken.claim === 'confirmed' ? words.claimCounts : words.claimWaits)}
        </p>
      )}
      <p className="ticket-listen">{say(words.listen)}</p>
      <div className="ticket-end">
        <p className="ticket-countdown tabular">{say(fill(words.homeIn, { seconds }))}</p>
        <button type="button" className="button button-primary button-large" onClick={done}>
          {say(words.done)}
        </button>
      </div>
    </main>
  )
}

/** What to do with it now: take the paper, or carry it away on the phone. */
function TicketDo({ printer }: Pick<KioskView, 'printer'>) {
  const say = useSay()
  const prints = printsPaper({ printer })
  const broken = printer === 'out-of-order'
  const says = prints ? words.printing : broken ? words.noPaper : words.keepByPhone
  return (
    <p className={`ticket-do ${broken ? 'ticket-do-no-paper' : ''}`} role="status">
      <Icon name={prints ? 'printer' : broken ? 'warning' : 'phone'} />
      {say(says)}
    </p>
  )
}

function TicketPaper({ taken, view, flow }: Pick<TicketPageProps, 'taken' | 'view' | 'flow'>) {
  const say = useSay()
  const { businessDate, weekday } = readHallClock(taken.issuedAt)
  const ahead =
    taken.ahead === 0 ? words.firstInLine : fill(words.aheadOnPaper, { ahead: taken.ahead })
  return (
    <article className="paper-ticket">
      <div className="paper-ticket-words">
        <p className="paper-ticket-hall">{say(view.hall.name)}</p>
        <p className="paper-ticket-queue">{say(taken.queueName)}</p>
        <p className="paper-ticket-number number">{taken.number}</p>
        <p className="paper-ticket-ahead">{say(ahead)}</p>
        <p className="paper-ticket-expected">
          {say(words.expected)} {say(waitRangeText(taken.waitRange))}
        </p>
        <p className="paper-ticket-zone">{say(waitAtWords(taken.zoneName))}</p>
        {flow.basket.length > 0 && (
          <p className="paper-ticket-things">
            {flow.basket.map(({ shortName }) => shortName).join(' · ')}
          </p>
        )}
      </div>
      <div className="paper-ticket-code">
        <QrCode text={taken.url} label={say(words.scan)} />
        <p>{say(words.scan)}</p>
        <p className="paper-ticket-time tabular">
          {say(words.takenAt)} {say(dateWords(businessDate, weekday))} {clockText(taken.issuedAt)}
        </p>
      </div>
    </article>
  )
}
