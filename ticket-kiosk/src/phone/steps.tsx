import type { LegLine, Words } from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'

const words = {
  title: {
    zh: '要办的事 · 分 {count} 步，都用这一个号',
    en: 'In {count} steps, all with this number',
  },
  step: { zh: '第 {place} 步', en: 'Step {place}' },
  window: { zh: '{window} 号窗口', en: 'Window {window}' },
  byItself: {
    zh: '办完一步会自动排到下一步，不用重新取号；后面的次序按排队情况安排',
    en: 'After each step you are in the next line by yourself. The order follows the lines.',
  },
} as const

const stateWords: Record<LegLine['state'], Words> = {
  done: { zh: '已办', en: 'Done' },
  now: { zh: '现在', en: 'Now' },
  next: { zh: '接着', en: 'Next' },
  'not-done': { zh: '这次未办', en: 'Not done this time' },
}

/** The windows of one visit, one after another; only where no single window does all of it. */
export function Steps({ legs }: { readonly legs: readonly LegLine[] }) {
  const say = useSay()
  const isToCome = legs.some(({ state }) => state === 'next')
  return (
    <section className="card">
      <h2 className="card-title">{say(fill(words.title, { count: legs.length }))}</h2>
      {isToCome && <p className="card-hint">{say(words.byItself)}</p>}
      <ol className="steps">
        {legs.map((leg, index) => (
          <Step key={leg.items.map(({ code }) => code).join()} leg={leg} place={index + 1} />
        ))}
      </ol>
    </section>
  )
}

function Step({ leg, place }: { readonly leg: LegLine; readonly place: number }) {
  const say = useSay()
  const { state, items, windowNumber } = leg
  const isPlace = state !== 'not-done'
  return (
    <li className={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <p className="step-head">
        <span className="step-place">{say(fill(words.step, { place }))}</span>
        <span className="step-state">{say(stateWords[state])}</span>
      </p>
      {isPlace && (
        <p className="step-where">
          {windowNumber !== undefined && `${say(fill(words.window, { window: windowNumber }))} · `}
          {say(leg.place)}
        </p>
      )}
      <ul>
        {items.map(({ code, name }) => (
          <li key={code}>{name}</li>
        ))}
      </ul>
    </li>
  )
}
