import type { CommandId, DeviceId, Problem, TakenReply } from '@yihao/contract'
import { ask, newCommandId, unreachable } from '@yihao/screen-kit'
import { useCallback, useEffect, useRef, useState } from 'react'
import { OneTake } from '../flow/one-take.ts'

export type Taking =
  | { readonly step: 'ready' }
  | { readonly step: 'asking' }
  | { readonly step: 'refused'; readonly problem: Problem }
  /** Nobody knows yet whether the number was issued; pressing again asks with the same id. */
  | { readonly step: 'no-answer' }

export interface TakeOptions {
  /** What is asked for, beside who asks and how often. */
  readonly request: object
  /** A number for a selection, unless another way to one is named. */
  readonly path?: string
  readonly kioskId: DeviceId
  readonly deviceToken: string
  readonly taken: (reply: TakenReply) => void
}

const triesMax = 3
const pauseBetweenTriesMs = 1_000
const timeoutMs = 5_000

/** Takes one number for one selection, however often and however fast it is pressed. */
export function useTake(options: TakeOptions): readonly [Taking, () => void] {
  const [taking, setTaking] = useState<Taking>({ step: 'ready' })
  const take = useRef<OneTake>(undefined)
  const shown = useRef(true)
  const body = JSON.stringify(options.request)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection is another number
  useEffect(() => {
    take.current = new OneTake(newCommandId)
    shown.current = true
    setTaking({ step: 'ready' })
    return () => {
      shown.current = false
    }
  }, [body])

  const press = useCallback(async () => {
    const mine = take.current
    const commandId = mine?.press()
    if (mine === undefined || commandId === undefined) return
    setTaking({ step: 'asking' })
    const outcome = await askForNumber(options, commandId)
    if (outcome.step === 'taken') {
      mine.settle('taken')
      if (shown.current) options.taken(outcome.reply)
      return
    }
    mine.settle(outcome.step)
    if (shown.current) setTaking(outcome)
  }, [options])
  return [taking, () => void press()]
}

type Outcome =
  | { readonly step: 'taken'; readonly reply: TakenReply }
  | { readonly step: 'refused'; readonly problem: Problem }
  | { readonly step: 'no-answer' }

async function askForNumber(options: TakeOptions, commandId: CommandId): Promise<Outcome> {
  const { request, kioskId, deviceToken, path = '/api/tickets' } = options
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const answer = await ask<TakenReply>('POST', path, {
      body: { commandId, ...request, kioskId },
      deviceToken,
      timeoutMs,
    })
    if (answer.ok) return { step: 'taken', reply: answer.value }
    if (answer.problem.code !== unreachable.code)
      return { step: 'refused', problem: answer.problem }
    if (tries < triesMax) await new Promise((resolve) => setTimeout(resolve, pauseBetweenTriesMs))
  }
  return { step: 'no-answer' }
}
