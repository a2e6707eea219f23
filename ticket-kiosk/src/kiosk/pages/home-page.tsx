import {
  type Catalogue,
  closingText,
  type KioskView,
  type QueueLine,
  type Words,
} from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'
import type { Dispatch } from 'react'
import { pickOfItem } from '../flow/basket.ts'
import type { FlowStep } from '../flow/flow.ts'
import { hotItemsOf, pooledLineOf, queueTilesOf } from '../flow/shelves.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { words } from '../words/kiosk-words.ts'
import { visitWords } from '../words/visit-words.ts'

interface HomePageProps {
  readonly view: KioskView
  readonly catalogue: Catalogue
  readonly dispatch: Dispatch<FlowStep>
  readonly elder: boolean
}

const hotShown = 10
const hotShownElder = 3

export function HomePage({ view, catalogue, dispatch, elder }: HomePageProps) {
  const say = useSay()
  const notice = noticeOf(view)
  return (
    <main className="home">
      <h2 className="home-what">{say(words.what)}</h2>
      {notice && (
        <p className="home-notice" role="status">
          {say(notice)}
        </p>
      )}
      <button
        type="button"
        className="home-search"
        onClick={() => dispatch({ type: 'shelf', shelf: { kind: 'search', typed: '' } })}
      >
        <Icon name="search" />
        {say(words.searchHint)}
      </button>
      <SideTiles view={view} catalogue={catalogue} dispatch={dispatch} />
      <SmallTiles view={view} catalogue={catalogue} dispatch={dispatch} />
      <section className="home-often">
        <h3>{say(words.often)}</h3>
        <div className="home-hot">
          {hotItemsOf(catalogue)
            .slice(0, elder ? hotShownElder : hotShown)
            .map((item) => (
              <button
                type="button"
                className="button"
                key={item.code}
                onClick={() => dispatch({ type: 'add', pick: pickOfItem(item) })}
              >
                {item.shortName}
              </button>
            ))}
        </div>
      </section>
    </main>
  )
}

/** What whoever steps up now must know before anything else. */
function noticeOf({ taking, hall }: KioskView): Words | undefined {
  if (taking.byAppointment === true) return words.byAppointment
  return hall.closing === undefined ? undefined : closingText(hall.closing)
}

type TilesProps = Omit<HomePageProps, 'elder'>

function SideTiles({ view, catalogue, dispatch }: TilesProps) {
  const say = useSay()
  const sides = [
    { side: 'natural', icon: 'person', name: words.natural, hint: words.naturalHint },
    { side: 'legal', icon: 'company', name: words.legal, hint: words.legalHint },
  ] as const
  return (
    <div className="home-sides">
      {sides.map(({ side, icon, name, hint }) => (
        <button
          type="button"
          className="tile tile-side"
          key={side}
          onClick={() => dispatch({ type: 'side', side })}
        >
          <Icon name={icon} />
          <span className="tile-name">{say(name)}</span>
          <span className="tile-hint">{say(hint)}</span>
          <Waiting line={pooledLineOf(catalogue, view.queues, side)} />
        </button>
      ))}
    </div>
  )
}

function SmallTiles({ view, catalogue, dispatch }: TilesProps) {
  const say = useSay()
  return (
    <div className="home-smalls">
      {view.bookings === true && (
        <button
          type="button"
          className={`tile tile-small ${view.filedNumber ? 'tile-low' : 'tile-wide'}`}
          onClick={() => dispatch({ type: 'check-in' })}
        >
          <Icon name="calendar" />
          <span className="tile-name">{say(words.checkIn)}</span>
          <span className="tile-waiting">
            {say(view.filedNumber ? visitWords.checkInTile : words.checkInTile)}
          </span>
        </button>
      )}
      {view.filedNumber && (
        <button
          type="button"
          className="tile tile-small tile-low"
          onClick={() => dispatch({ type: 'filed' })}
        >
          <Icon name="paper" />
          <span className="tile-name">{say(visitWords.filed)}</span>
          <span className="tile-waiting">{say(visitWords.filedTile)}</span>
        </button>
      )}
      {catalogue.packages.length > 0 && (
        <button
          type="button"
          className="tile tile-small"
          onClick={() => dispatch({ type: 'shelf', shelf: { kind: 'packages' } })}
        >
          <Icon name="bundle" />
          <span className="tile-name">{say(words.bundle)}</span>
          <span className="tile-waiting">{say(words.bundleHint)}</span>
        </button>
      )}
      {queueTilesOf(catalogue, view.queues).map(({ queue, line }) => (
        <button
          type="button"
          className="tile tile-small"
          key={queue.queueId}
          onClick={() => dispatch({ type: 'queue', queueId: queue.queueId })}
        >
          <Icon name={(queue.withoutItems ?? 'consultation') satisfies IconName} />
          <span className="tile-name">{say(queue.name)}</span>
          <Waiting line={line} />
        </button>
      ))}
    </div>
  )
}

function Waiting({ line }: { readonly line: QueueLine | undefined }) {
  const say = useSay()
  if (line === undefined) return null
  const { waiting } = line
  return (
    <span className="tile-waiting tabular">
      {say(waiting === 0 ? words.nobodyWaits : fill(words.waiting, { waiting }))}
    </span>
  )
}
