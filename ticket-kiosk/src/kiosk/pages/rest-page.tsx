import { type KioskView, readHallClock, startOfDate } from '@yihao/contract'
import { dateWords, fill, useSay } from '@yihao/screen-kit'
import type { Situation } from '../flow/situation.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { words } from '../words/kiosk-words.ts'

interface Rest {
  readonly icon: IconName
  readonly title: { readonly zh: string; readonly en: string }
  readonly hint: { readonly zh: string; readonly en: string }
}

function restOf(situation: Situation): Rest | undefined {
  switch (situation.kind) {
    case 'lost':
      return { icon: 'no-line', title: words.lostTitle, hint: words.lost }
    case 'resting': {
      const title = fill(words.restingTitle, { opensAt: situation.opensAt })
      return { icon: 'clock', title, hint: words.resting }
    }
    case 'closed':
      return { icon: 'clock', title: words.closedTitle, hint: words.closed }
    case 'not-yet-open':
      return { icon: 'clock', title: words.notYetTitle, hint: words.notYet }
    case 'starting':
    case 'open':
      return undefined
  }
}

interface RestPageProps {
  readonly situation: Situation
  readonly view: KioskView | undefined
}

/** Whenever no number can be had, it says why and when or where there will be one. */
export function RestPage({ situation, view }: RestPageProps) {
  const say = useSay()
  const rest = restOf(situation)
  if (rest === undefined) {
    return <main className="rest rest-starting">{say(words.starting)}</main>
  }
  const session = view?.hall.session
  return (
    <main className={`rest rest-${situation.kind}`} aria-live="polite">
      <span className="rest-mark">
        <Icon name={rest.icon} />
      </span>
      <p className="rest-title">{say(rest.title)}</p>
      <p className="rest-hint">{say(rest.hint)}</p>
      {situation.kind === 'closed' && <NextTime view={view} />}
      {session && situation.kind !== 'lost' && situation.kind !== 'closed' && (
        <p className="rest-hours tabular">
          {say(
            fill(words.serviceHours, {
              name: say(session.name),
              from: session.from,
              to: session.to,
            }),
          )}
        </p>
      )}
    </main>
  )
}

/** On a Sunday, and after the last session, it helps to know when somebody will be here. */
function NextTime({ view }: Pick<RestPageProps, 'view'>) {
  const say = useSay()
  const next = view?.hall.opensNext
  if (next === undefined) return null
  const { businessDate, weekday } = readHallClock(startOfDate(next.date))
  const date = say(dateWords(businessDate, weekday))
  return (
    <p className="rest-hours tabular">{say(fill(words.nextTime, { date, from: next.from }))}</p>
  )
}
