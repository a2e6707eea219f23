import { livelyRequestSchema } from '@yihao/contract'
import { Router } from 'express'
import type { HttpDeps } from '../deps.ts'
import { parsed } from '../problems.ts'

/** Who can sign in and where everything is; only in demo mode, a hall has no such address. */
export function demoRoutes({ demo }: HttpDeps): Router {
  const router = Router()
  if (demo === undefined) return router
  router.get('/demo', (_request, response) => void response.json(demo.info()))
  router.post('/demo/lively', (request, response) => {
    demo.lively(parsed(livelyRequestSchema, request.body))
    response.json(demo.info().lively)
  })
  return router
}
