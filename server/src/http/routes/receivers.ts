import { createHash } from 'node:crypto'
import {
  addReceiverRequestSchema,
  type BusinessDate,
  businessDateAt,
  type CaseCommand,
  type CaseReply,
  type CommandId,
  type ReceiverId,
  receiverIdSchema,
  receiverStateRequestSchema,
  replayRequestSchema,
  startOfDate,
} from '@yihao/contract'
import { type Request, Router } from 'express'
import { resolvedProblem } from '../../webhooks/target.ts'
import { needs, staffOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { ProblemError, parsed, problemOf, refuse } from '../problems.ts'

/** Who gets the feed sent: state, last error, lag, replay (FEED-6). */
export function receiverRoutes(deps: HttpDeps): Router {
  const { webhooks, secrets, targets } = deps.receivers
  const router = Router()
  const mayManage = needs('manage-receivers', deps)

  router.get('/receivers', mayManage, (_request, response) => {
    const { lastCursor } = deps.feedItems
    response.json({ receivers: webhooks.list(), lastCursor, hosts: targets.hosts })
  })

  router.post('/receivers', mayManage, async (request, response) => {
    const { commandId, name, url, since } = parsed(addReceiverRequestSchema, request.body)
    const problem = await resolvedProblem(url, targets)
    if (problem !== undefined) throw refuse(problem, { field: 'url', detail: url })
    const receiverId = receiverIdOf(commandId)
    const after = since === undefined ? deps.feedItems.lastCursor : cursorBefore(deps, since)
    await run(deps, request, commandId, {
      type: 'AddReceiver',
      data: { receiverId, name, url, after },
    })
    response.status(201).json({ receiverId, secret: secrets.of(receiverId) })
  })

  router.post('/receivers/:receiverId/replay', mayManage, async (request, response) => {
    const receiverId = parsed(receiverIdSchema, request.params.receiverId)
    const { commandId, since } = parsed(replayRequestSchema, request.body)
    const after = cursorBefore(deps, since)
    await run(deps, request, commandId, { type: 'ReplayReceiver', data: { receiverId, after } })
    response.status(204).end()
  })

  router.post('/receivers/:receiverId/state', mayManage, async (request, response) => {
    const receiverId = parsed(receiverIdSchema, request.params.receiverId)
    const { commandId, paused } = parsed(receiverStateRequestSchema, request.body)
    await run(deps, request, commandId, { type: 'PauseReceiver', data: { receiverId, paused } })
    response.status(204).end()
  })

  router.delete('/receivers/:receiverId', mayManage, async (request, response) => {
    const receiverId = parsed(receiverIdSchema, request.params.receiverId)
    const commandId = `remove-${receiverId}` as CommandId
    await run(deps, request, commandId, { type: 'RemoveReceiver', data: { receiverId } })
    secrets.forget(receiverId)
    response.status(204).end()
  })
  return router
}

/** The same request, sent again, is about the same receiver. */
const receiverIdOf = (commandId: CommandId) =>
  `r-${createHash('sha256').update(commandId).digest('hex').slice(0, 16)}` as ReceiverId

function cursorBefore({ feedItems, runtime }: HttpDeps, since: BusinessDate): number {
  if (since > businessDateAt(runtime.now())) {
    throw refuse('WrongDate', { field: 'since', detail: since })
  }
  return feedItems.cursorBefore(startOfDate(since))
}

async function run(
  deps: HttpDeps,
  request: Request,
  commandId: CommandId,
  command: CaseCommand,
): Promise<Extract<CaseReply, { ok: true }>> {
  const reply = await deps.cases.intake.handle(staffOf(request, deps), { commandId, command })
  if (!reply.ok) throw new ProblemError(problemOf(reply.refusal, reply.words))
  return reply
}
