import { commandEnvelopeSchema } from '@yihao/contract'
import { Router } from 'express'
import { madeByRoutes } from '../../people/intake.ts'
import { callerOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, problemOf, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

/** Any command that the caller's role or device may run; the reply is the engine's own. */
export function commandRoutes(deps: HttpDeps): Router {
  const router = Router()
  router.post('/commands', atMost(6_000), async (request, response) => {
    const envelope = parsed(commandEnvelopeSchema, request.body)
    if (madeByRoutes.has(envelope.command.type)) throw refuse('NotAllowed', { field: 'command' })
    const reply = await deps.intake.handle(callerOf(request, deps), envelope)
    response.status(reply.ok ? 200 : problemOf(reply.refusal).status).json(reply)
  })
  return router
}
