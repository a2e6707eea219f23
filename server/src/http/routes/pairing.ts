import { pairingConfirmationSchema, pairingRequestSchema } from '@yihao/contract'
import { Router } from 'express'
import { capable } from '../../people/caller.ts'
import { staffOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

/** A screen shows six digits, staff type them in, the screen gets its token (DEVICE-1). */
export function pairingRoutes(deps: HttpDeps): Router {
  const { pairing, runtime } = deps
  const router = Router()

  router.post('/pairing/requests', atMost(120), async (request, response) => {
    const asked = parsed(pairingRequestSchema, request.body)
    const ticket = pairing.ask(asked)
    if (ticket === undefined) throw refuse('TooManyRequests')
    const own =
      isLoopback(request.socket.remoteAddress) && request.headers['x-forwarded-for'] === undefined
    if (deps.mode === 'demo' && own && asked.wish !== undefined) {
      await pairing.confirm({
        commandId: `pair-${ticket.requestId}` as never,
        actor: { kind: 'system', part: 'demo' },
        code: ticket.code,
        assignment: asked.wish,
      })
    }
    response.status(201).json(ticket)
  })

  router.get('/pairing/requests/:requestId', atMost(2_400), (request, response) => {
    const secret = request.headers['x-poll-secret']
    const status =
      typeof secret === 'string'
        ? pairing.status(String(request.params.requestId), secret)
        : undefined
    response.json(status ?? { status: 'expired' })
  })

  router.post('/pairing/confirmations', atMost(30), async (request, response) => {
    const { commandId, code, assignment } = parsed(pairingConfirmationSchema, request.body)
    const caller = staffOf(request, deps)
    const may = await runtime.read((hall) => capable(hall, caller, 'manage-devices'))
    if (!may) throw refuse('NotAllowed')
    const actor = { kind: 'staff', personId: caller.personId } as const
    const answer = await pairing.confirm({ commandId, actor, code, assignment })
    if ('code' in answer) throw refuse(answer.code, answer)
    response.status(201).json(answer)
  })
  return router
}

const isLoopback = (address: string | undefined) =>
  address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
