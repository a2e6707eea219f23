import { filedPurposeText, type PreviewReply } from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'
import type { Dispatch } from 'react'
import type { Flow, FlowStep } from '../flow/flow.ts'
import { Icon } from '../parts/icon.tsx'
import { visitWords as words } from '../words/visit-words.ts'

interface ForOthersProps {
  readonly flow: Flow
  readonly dispatch: Dispatch<FlowStep>
  readonly card: PreviewReply | undefined
}

const minute = 60_000

/** One quiet line that may be passed by: 代办 / 企业多份, and what it comes to. */
export function ForOthersLine({ flow, dispatch, card }: ForOthersProps) {
  const say = useSay()
  const companies = flow.visit.companies.length
  const minutes = card?.expectedMs === undefined ? 0 : Math.ceil(card.expectedMs / minute)
  const said =
    companies === 0
      ? say(words.forOthers)
      : [
          say(fill(words.several, { companies, units: card?.units ?? companies })),
          ...(minutes === 0 ? [] : [say(fill(words.minutes, { minutes }))]),
        ].join(' · ')
  return (
    <button type="button" className="help-line" onClick={() => dispatch({ type: 'applicants' })}>
      <Icon name="company" />
      <span className="help-line-text">{said}</span>
      <span className="help-line-note">
        {say(companies === 0 ? words.mayBeSkipped : words.change)}
      </span>
    </button>
  )
}

/** What the case number stands for, where nothing was chosen here. */
export function FiledMatters({ flow, card }: { readonly flow: Flow; readonly card: PreviewReply }) {
  const say = useSay()
  const { filed } = flow.visit
  if (filed === undefined) return null
  return (
    <section className="card">
      <h3 className="card-title">
        {say(filedPurposeText[filed.purpose])}
        <small className="tabular">{filed.caseNumber}</small>
      </h3>
      <ul className="things">
        {card.items.map(({ code, name }) => (
          <li className="thing" key={code}>
            <span className="thing-name">{name}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function BulkLine({ card }: { readonly card: PreviewReply }) {
  const say = useSay()
  if (card.bulk !== true) return null
  return (
    <p className="card bulk-line">
      <Icon name="bundle" />
      {say(words.bulk)}
    </p>
  )
}
