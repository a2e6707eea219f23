import { ownClosingText, type TicketView } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { type ReactNode, useState } from 'react'
import { FreshnessStrip } from './freshness-strip.tsx'
import { GonePage } from './gone-page.tsx'
import { Items } from './items.tsx'
import { Missing, Papers } from './papers.tsx'
import { Ratings } from './ratings.tsx'
import { RemindButton } from './remind-button.tsx'
import { isOver } from './situation.ts'
import { Steps } from './steps.tsx'
import { TicketHero } from './ticket-hero.tsx'
import { Top } from './top.tsx'
import { useCallAlert } from './use-call-alert.ts'
import { type TicketFeed, useTicket } from './use-ticket.ts'
import { Verbs } from './verbs.tsx'
import { VisitCard } from './visit-card.tsx'
import { Visitor } from './visitor.tsx'

export interface TicketPageProps {
  readonly ticketLink: string
  readonly tools: ReactNode
}

export function TicketPage({ ticketLink, tools }: TicketPageProps) {
  const say = useSay()
  const feed = useTicket(ticketLink)
  const { view, freshness, gone, refresh } = feed
  const alert = useCallAlert(view)
  if (gone) return <GonePage tools={tools} />
  const isToCome = view !== undefined && !isOver(view)
  return (
    <div className="phone">
      <Top name={view?.hall.name} tools={tools} />
      {view && <FreshnessStrip freshness={freshness} />}
      <main className="page">
        {view === undefined ? (
          <BeforeFirst feed={feed} />
        ) : (
          <>
            <TicketHero view={view} />
            {view.closing && (
              <p className={`card closing closing-${view.closing}`} role="status">
                {say(ownClosingText[view.closing])}
              </p>
            )}
            {canBeCalled(view) && <RemindButton alert={alert} />}
            <Verbs view={view} ticketLink={ticketLink} refresh={refresh} />
            {isToCome && <Visitor view={view} ticketLink={ticketLink} refresh={refresh} />}
            <VisitCard view={view} />
            <Missing missing={view.missing} />
            {/* Where to go next is asked before how it was. */}
            {view.legs && <Steps legs={view.legs} />}
            <Ratings ratings={view.ratings} ticketLink={ticketLink} refresh={refresh} />
            {view.legs === undefined && <Items items={view.items} />}
            {isToCome && <Papers materials={view.materials} items={view.items} />}
          </>
        )}
      </main>
      {view && isToCome && <Foot />}
    </div>
  )
}

/** Who left with the papers is called only after coming back. */
const canBeCalled = ({ status, heldKind }: TicketView) =>
  status === 'waiting' || (status === 'held' && heldKind !== 'papers-taken')

const words = {
  connecting: { zh: '正在打开您的号…', en: 'Opening your number…' },
  again: { zh: '再试一次', en: 'Try again' },
  trying: { zh: '正在试…', en: 'Trying…' },
  keepOpen: {
    zh: '请让这一页开着，并留意大屏和广播。看不了手机也没关系，号票照样有效。',
    en: 'Please keep this page open and watch the hall’s screens. Your paper ticket works without it.',
  },
} as const

function BeforeFirst({ feed }: { readonly feed: TicketFeed }) {
  const say = useSay()
  const [trying, setTrying] = useState(false)
  const again = async () => {
    setTrying(true)
    await feed.refresh()
    setTrying(false)
  }
  if (feed.problem === undefined) {
    return (
      <section className="card opening" role="status">
        <p>{say(words.connecting)}</p>
      </section>
    )
  }
  return (
    <section className="card opening" role="alert">
      <p>{say(feed.problem.words)}</p>
      <button
        type="button"
        className="button button-primary"
        disabled={trying}
        onClick={() => void again()}
      >
        {say(trying ? words.trying : words.again)}
      </button>
    </section>
  )
}

function Foot() {
  const say = useSay()
  return <footer className="foot">{say(words.keepOpen)}</footer>
}
