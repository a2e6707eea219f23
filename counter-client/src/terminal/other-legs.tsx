import type { LegLine, Words } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'

const stateWords: Record<LegLine['state'], Words> = {
  done: { zh: '已办', en: 'Done' },
  now: { zh: '本窗口', en: 'Here' },
  next: { zh: '之后', en: 'After' },
  'not-done': { zh: '未办', en: 'Not done' },
}

/** What other windows did or will do for this number; it goes there by itself. */
export function OtherLegs({ legs = [] }: { readonly legs?: readonly LegLine[] | undefined }) {
  const say = useSay()
  const others = legs.filter(({ state }) => state !== 'now')
  if (others.length === 0) return null
  return (
    <ul className="other-legs">
      {others.map(({ state, items, place, windowNumber }) => (
        <li key={items.map(({ code }) => code).join()} className={`other-leg other-leg-${state}`}>
          <strong>{say(stateWords[state])}</strong>
          <span>
            {items.map(({ shortName }) => shortName).join('、')}
            {state !== 'not-done' && (
              <span className="other-leg-where">
                {windowNumber === undefined
                  ? say(place)
                  : say({ zh: `${windowNumber} 号窗口`, en: `Window ${windowNumber}` })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
