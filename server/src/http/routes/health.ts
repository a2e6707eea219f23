import { Router } from 'express'
import type { HttpDeps } from '../deps.ts'
import { refuse } from '../problems.ts'

/** For the machine's own supervisors: alive, ready, and the figures of Prometheus. */
export function healthRoutes(deps: HttpDeps): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.type('text/plain').send('ok\n'))
  router.get('/readyz', async (_request, response) => {
    const ready = deps.ready() && (await deps.runtime.read(({ plan }) => plan !== undefined))
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n')
  })
  const allowed = new Set(['127.0.0.1', '::1', ...deps.metricsAllow])
  router.get('/metrics', async (request, response) => {
    const from = (request.ip ?? '').replace(/^::ffff:/, '')
    // Through a proxy that nobody told us of, everybody seems to ask from this machine.
    const hidden = deps.trustProxy === 0 && request.headers['x-forwarded-for'] !== undefined
    if (hidden || !allowed.has(from)) throw refuse('NotAllowed')
    const { type, text } = await deps.metricsText()
    response.set('Content-Type', type).send(text)
  })
  return router
}
