import { type LinkState, useSay } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'
import type { Desk } from '../desk/use-desk.ts'

/** A quick answer needs no word; a slow one is said to be on its way. */
const slowMs = 400

/** What became of the last press, just above the buttons. Its place is kept when it is empty. */
export function OutcomeLine({ desk, state }: { readonly desk: Desk; readonly state: LinkState }) {
  const say = useSay()
  const slow = useSlow(desk.pending !== undefined)
  const { outcome } = desk
  if (state.status !== 'live') {
    const words = {
      zh: '连接中断：画面是断开前的样子，恢复后自动更新，请先不要操作',
      en: 'Connection lost: this is how things were; it will update by itself',
    }
    return <Line kind="no-answer" text={say(words)} />
  }
  if (slow) return <Line kind="pending" text={say({ zh: '正在提交…', en: 'Sending…' })} />
  if (outcome === undefined) return <Line kind="empty" text="" />
  const next = outcome.kind === 'done' ? undefined : outcome.next
  return (
    <Line
      kind={outcome.kind}
      text={say(outcome.words)}
      next={next === undefined ? undefined : say(next)}
    />
  )
}

interface LineProps {
  readonly kind: 'empty' | 'pending' | 'done' | 'refused' | 'no-answer'
  readonly text: string
  readonly next?: string | undefined
}

const marks = { empty: '', pending: '…', done: '✓', refused: '!', 'no-answer': '?' } as const

function Line({ kind, text, next }: LineProps) {
  return (
    <output className={`outcome outcome-${kind}`} aria-live="polite" data-testid="outcome">
      {text !== '' && (
        <>
          <span className="outcome-mark" aria-hidden="true">
            {marks[kind]}
          </span>
          <span className="outcome-text">
            {text}
            {next && <span className="outcome-next"> · {next}</span>}
          </span>
        </>
      )}
    </output>
  )
}

function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => clearTimeout(timer)
  }, [waiting])
  return slow
}
