import type { CounterView, HallCommand, Reply, Words } from '@yihao/contract'
import { fill, type HallLink, newCommandId } from '@yihao/screen-kit'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { adviceFor } from './advice.ts'
import { PressBook } from './press-book.ts'
import { PressGuard } from './press-guard.ts'
import { situationOf } from './situation.ts'
import { doneText, goesOnText, type Verb } from './verbs.ts'

export type Outcome =
  | { readonly kind: 'done'; readonly words: Words }
  | {
      readonly kind: 'refused' | 'no-answer'
      readonly verb: Verb
      readonly words: Words
      readonly next: Words | undefined
    }

export interface Desk {
  /** The verb whose answer is awaited. */
  readonly pending: Verb | undefined
  readonly outcome: Outcome | undefined
  /** Resolves to whether the hall stored it. A press within a second of the same one is false. */
  readonly send: (verb: Verb, command: HallCommand, note?: string) => Promise<boolean>
  /** Says why a verb was not even sent. */
  readonly explain: (verb: Verb, code: string, words: Words) => void
  readonly clear: () => void
}

/** A quiet confirmation has been read after so long. */
const doneShownMs = 5_000

const noAnswer: { readonly words: Words; readonly next: Words } = {
  words: {
    zh: '大厅服务器没有回答，不确定是否已生效',
    en: 'No answer from the hall; it may or may not have been done',
  },
  next: {
    zh: '请看上方号票；没有变化就再按一次，不会重复',
    en: 'Look at the ticket above; if nothing changed press again, it cannot happen twice.',
  },
}

export function useDesk(link: HallLink, view: CounterView): Desk {
  const [pending, setPending] = useState<Verb>()
  const [outcome, setOutcome] = useState<Outcome>()
  const book = useRef(new PressBook(newCommandId))
  const guard = useRef(new PressGuard())
  const situation = situationOf(view)
  useEffect(() => book.current.observe(situation), [situation])
  useEffect(() => {
    if (outcome?.kind !== 'done') return undefined
    const timer = setTimeout(() => setOutcome(undefined), doneShownMs)
    return () => clearTimeout(timer)
  }, [outcome])

  const send = useCallback(
    async (verb: Verb, command: HallCommand, note?: string) => {
      if (!guard.current.accepts(verb, performance.now())) return false
      const commandId = book.current.idFor(command, note)
      setPending(verb)
      setOutcome(undefined)
      const envelope = note === undefined ? { commandId, command } : { commandId, command, note }
      const reply = await link.send(envelope)
      book.current.settle(reply === 'no-answer' ? 'no-answer' : 'answered', envelope)
      setPending(undefined)
      setOutcome(outcomeOf(verb, reply))
      return reply !== 'no-answer' && reply.ok
    },
    [link],
  )
  const explain = useCallback(
    (verb: Verb, code: string, words: Words) =>
      setOutcome({ kind: 'refused', verb, words, next: adviceFor(code) }),
    [],
  )
  const clear = useCallback(() => setOutcome(undefined), [])
  return useMemo(
    () => ({ pending, outcome, send, explain, clear }),
    [pending, outcome, send, explain, clear],
  )
}

function outcomeOf(verb: Verb, reply: Reply | 'no-answer'): Outcome {
  if (reply === 'no-answer') return { kind: 'no-answer', verb, ...noAnswer }
  if (!reply.ok) {
    return { kind: 'refused', verb, words: reply.words, next: adviceFor(reply.refusal.code) }
  }
  const said = reply.events.flatMap(({ data }) => ('number' in data ? [data.number] : [])).at(0)
  const goesOn = reply.events.some(({ type }) => type === 'LegQueued')
  const words = goesOn ? goesOnText : doneText[verb]
  return { kind: 'done', words: fill(words, { number: said ?? '' }) }
}
