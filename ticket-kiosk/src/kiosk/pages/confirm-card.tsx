import { type MaterialLine, type PreviewReply, waitRangeText } from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'
import type { Dispatch } from 'react'
import type { Flow, FlowStep } from '../flow/flow.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/kiosk-words.ts'
import { waitAtWords } from '../words/place-words.ts'
import { visitWords } from '../words/visit-words.ts'

interface QueueCardProps {
  readonly card: PreviewReply
  /** Nothing else is on the page: 咨询 and its like. */
  readonly alone: boolean
}

export function QueueCard({ card, alone }: QueueCardProps) {
  const say = useSay()
  const { ahead, openWindows } = card
  const windows =
    openWindows === 0 ? words.noWindows : fill(words.openWindows, { count: openWindows })
  return (
    <section className={`card queue-card ${alone ? 'queue-card-alone' : ''}`}>
      <div className="queue-card-where">
        <p className="queue-card-name">{say(card.queueName)}</p>
        <p className="queue-card-zone">{say(waitAtWords(card.zoneName))}</p>
        <p className="queue-card-windows">{say(windows)}</p>
        <p className="queue-card-expected">
          {say(words.expected)} <strong>{say(waitRangeText(card.waitRange))}</strong>
        </p>
      </div>
      {ahead === 0 ? (
        <p className="queue-card-first">{say(words.firstInLine)}</p>
      ) : (
        <p className="queue-card-ahead">
          <span>{say(words.ahead)}</span>
          <span className="queue-card-count number">{ahead}</span>
          <span>{say(words.people)}</span>
        </p>
      )}
    </section>
  )
}

/** Several windows, one after another; only where no single window does all of it. */
export function Legs({ legs }: { readonly legs: NonNullable<PreviewReply['legs']> }) {
  const say = useSay()
  return (
    <section className="card">
      <h3 className="card-title">
        {say(fill(words.severalWindows, { count: legs.length }))}
        <small>{say(words.severalByItself)}</small>
      </h3>
      <ol className="legs">
        {legs.map(({ place, items, ahead }, index) => (
          <li className="leg" key={items.map(({ code }) => code).join()}>
            <span className="leg-step">{say(fill(words.step, { place: index + 1 }))}</span>
            <span className="leg-what">
              <strong>{say(place)}</strong> {items.map((item) => item.shortName).join('、')}
            </span>
            <span className="leg-ahead">{say(fill(words.waiting, { waiting: ahead }))}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface ThingsProps {
  readonly flow: Flow
  readonly dispatch: Dispatch<FlowStep>
}

export function Things({ flow, dispatch }: ThingsProps) {
  const say = useSay()
  if (flow.basket.length === 0) return null
  return (
    <section className="card">
      <h3 className="card-title">{say(words.things)}</h3>
      <ul className="things">
        {flow.basket.map((pick) => (
          <li className="thing" key={`${pick.kind}/${pick.code}`}>
            <span className="thing-name">{pick.name}</span>
            <button
              type="button"
              className="button button-quiet"
              aria-label={`${say(words.erase)} ${pick.shortName}`}
              onClick={() => dispatch({ type: 'remove', pick })}
            >
              <Icon name="remove" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => dispatch({ type: 'back' })}>
        <Icon name="plus" />
        {say(words.addMore)}
      </button>
    </section>
  )
}

interface PapersProps {
  readonly card: PreviewReply
  readonly flow: Flow
}

/** Each paper once, whoever of the chosen things asks for it. */
export function Papers({ card, flow }: PapersProps) {
  const say = useSay()
  const { materials } = card
  const needed = flow.visit.filed?.purpose === 'hand-in' ? visitWords.originals : words.papers
  return (
    <>
      {card.selfService && (
        <p className="card self-service">
          <Icon name="check" />
          {say(words.selfServiceHint)}
        </p>
      )}
      {(flow.basket.length > 0 || materials.length > 0) && (
        <section className="card">
          <h3 className="card-title">
            {say(materials.length === 0 ? words.noPapers : needed)}
            {materials.length > 0 && <small>{say(words.papersOnce)}</small>}
          </h3>
          <ul className="papers">
            {materials.map((paper) => (
              <Paper key={`${paper.documentId}/${paper.whose ?? ''}`} paper={paper} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Paper({ paper }: { readonly paper: MaterialLine }) {
  const say = useSay()
  return (
    <li className="paper">
      <Icon name="paper" />
      <span>
        {paper.name}
        {paper.whose && <span className="paper-note"> · {paper.whose}</span>}
        {paper.condition && <span className="paper-note"> · {paper.condition}</span>}
        {paper.alternatives.length > 0 && (
          <span className="paper-note">
            {' '}
            {say(words.or)} {paper.alternatives.join(` ${say(words.or)} `)}
          </span>
        )}
      </span>
    </li>
  )
}
