import type { Reply, Words } from '@yihao/contract'
import { ask, newCommandId } from '@yihao/screen-kit'
import { useCallback, useState } from 'react'
import { PressIds } from './press-ids.ts'
import { pathOfLink } from './use-ticket.ts'

const pressIds = new PressIds(newCommandId)

export interface Act {
  readonly pending: boolean
  /** Why it was not done, in the hall's words. */
  readonly refused: Words | undefined
  /** True once it is done. */
  readonly run: (verb: string, body?: object) => Promise<boolean>
  readonly clear: () => void
}

/** A press of the visitor, below the ticket's link. */
export function useAct(ticketLink: string, done: () => Promise<boolean>): Act {
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<Words>()
  const run = useCallback(
    async (verb: string, body: object = {}) => {
      const press = JSON.stringify([ticketLink, verb, body])
      setPending(true)
      setRefused(undefined)
      const commandId = pressIds.idFor(press)
      const path = `${pathOfLink(ticketLink)}/${verb}`
      const answer = await ask<Reply>('POST', path, { body: { commandId, ...body } })
      const reached = answer.ok || answer.problem.code !== 'Unreachable'
      if (reached) pressIds.answered(press)
      const words = answer.ok ? wordsOfReply(answer.value) : answer.problem.words
      setRefused(words)
      if (words === undefined) await done()
      setPending(false)
      return words === undefined
    },
    [ticketLink, done],
  )
  return { pending, refused, run, clear: useCallback(() => setRefused(undefined), []) }
}

const wordsOfReply = (reply: Reply): Words | undefined => (reply.ok ? undefined : reply.words)
