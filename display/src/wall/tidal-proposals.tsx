import type { EpochMs, TidalProposalLine } from '@yihao/contract'
import { minutesWords, useSay } from '@yihao/screen-kit'

const words = {
  open: { zh: '建议开', en: 'Open' },
  close: { zh: '建议关', en: 'Close' },
  window: { zh: '号潮汐窗口', en: '(tidal window)' },
  undecided: { zh: '待管理员决定', en: 'awaits a manager' },
  accepted: { zh: '已同意，等窗口', en: 'agreed, awaits the window' },
} as const

/** 潮汐建议: what the hall proposes, why, and whose turn it is. */
export function TidalProposals({
  proposals,
  now,
}: {
  readonly proposals: readonly TidalProposalLine[]
  readonly now: EpochMs
}) {
  const say = useSay()
  if (proposals.length === 0) return null
  return (
    <ul className="tidal">
      {proposals.map((one) => (
        <li key={one.proposalId}>
          <p className="tidal-head">
            <b>
              {say(words[one.direction])} {one.windowNumber} {say(words.window)}
            </b>
            <span className="tidal-state">
              {say(one.status === 'open' ? words.undecided : words.accepted)}
            </span>
          </p>
          <p className="tidal-why">
            {say(one.queueName)}{' '}
            {say({
              zh: `${one.figures.waiting} 人等候，开 ${one.figures.openWindows} 个窗口，最久`,
              en: `${one.figures.waiting} waiting at ${one.figures.openWindows} windows, longest`,
            })}{' '}
            {say(minutesWords(one.figures.longestWaitMs))}
            {say({ zh: '；已持续 ', en: '; for ' })}
            {say(minutesWords(now - one.since))}
          </p>
        </li>
      ))}
    </ul>
  )
}
