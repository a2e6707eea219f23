import {
  filedCasesRequestSchema,
  showApplicantsRequestSchema,
  windowIdSchema,
} from '@yihao/contract'
import { Router } from 'express'
import { forbidden } from '../../people/caller.ts'
import { callerOf, staffOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { recordFiledCases } from '../filed-cases.ts'
import { ProblemError, parsed, problemOf, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

/** 代办 and 已网办: who is served, and the cases that another system knows. */
export function visitRoutes(deps: HttpDeps): Router {
  const { runtime, intake } = deps
  const router = Router()

  router.post('/windows/:windowId/applicants', atMost(600), async (request, response) => {
    const caller = staffOf(request, deps)
    const { commandId } = parsed(showApplicantsRequestSchema, request.body)
    const windowId = parsed(windowIdSchema, request.params.windowId)
    const shown = await intake.showApplicants(caller, { commandId, windowId })
    if (!shown.ok) throw new ProblemError(problemOf(shown.refusal, shown.words))
    response.json(shown.applicants)
  })

  router.post('/filed-cases', atMost(600), async (request, response) => {
    const caller = callerOf(request, deps)
    const type = 'RecordFiledCase'
    const code = await runtime.read((hall) => forbidden(hall, caller, { type } as never))
    if (code !== undefined) throw refuse(code)
    const { rows } = parsed(filedCasesRequestSchema, request.body)
    response.json(await recordFiledCases(rows, (envelope) => intake.handle(caller, envelope)))
  })
  return router
}
