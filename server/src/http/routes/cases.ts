import {
  type AlarmReply,
  alarmRefSchema,
  attachmentIdSchema,
  type CaseList,
  caseEnvelopeSchema,
  caseIdSchema,
  limits,
  type PersonId,
  type RecordedCaseEvent,
} from '@yihao/contract'
import express, { type Request, Router } from 'express'
import { caseFile } from '../../case-desk/case-file.ts'
import { mayRunCase } from '../../case-desk/case-intake.ts'
import { caseList, personShown, textOf } from '../../case-desk/case-rows.ts'
import { casesCsv } from '../../case-desk/cases-csv.ts'
import type { Reply } from '../../cases/case-book.ts'
import { maySee } from '../../cases/case-guards.ts'
import { rolesOf } from '../../people/caller.ts'
import { needs, staffOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, problemOf, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

/** 督办台账: the cases, their evidence, and what people say to alarms. */
export function caseRoutes(deps: HttpDeps): Router {
  const router = Router()
  router.use(ledgerRoutes(deps), evidenceRoutes(deps), replyRoutes(deps))
  router.post('/cases/commands', atMost(600), async (request, response) => {
    const caller = staffOf(request, deps)
    const envelope = parsed(caseEnvelopeSchema, request.body)
    const reply = await deps.cases.intake.handle(caller, envelope)
    response.status(reply.ok ? 200 : problemOf(reply.refusal).status).json(reply)
  })
  return router
}

function ledgerRoutes(deps: HttpDeps): Router {
  const { runtime, reader } = deps.cases
  const router = Router()
  const mayLook = needs('see-cases', deps)
  const listFor = (personId: PersonId): Promise<CaseList> =>
    runtime.read((book, hall) => {
      const context = runtime.contextIn(hall, { kind: 'staff', personId })
      const mayRegister = mayRunCase(rolesOf(hall, personId), 'RegisterCase')
      return { ...caseList(book, personId, context, reader), mayRegister }
    })

  router.get('/cases', mayLook, async (request, response) => {
    response.json(await listFor(staffOf(request, deps).personId))
  })

  router.get('/cases.csv', mayLook, async (request, response) => {
    const { cases } = await listFor(staffOf(request, deps).personId)
    response
      .type('text/csv; charset=utf-8')
      .attachment('yihao-cases.csv')
      .send(casesCsv([...cases].reverse()))
  })

  router.get('/cases/:caseId', mayLook, async (request, response) => {
    const { personId } = staffOf(request, deps)
    const one = await seenCase(deps, request)
    const events: RecordedCaseEvent[] = []
    for (const seq of one.seqs) events.push(...(await runtime.readAfter(seq - 1, 1)))
    const file = await runtime.read((_book, hall) => {
      const context = runtime.contextIn(hall, { kind: 'staff', personId })
      return caseFile(one, events, personId, { context, reader })
    })
    response.json(file)
  })
  return router
}

/** A case that this person may see; whose it is not, learns not even that it is there. */
async function seenCase(deps: HttpDeps, request: Request) {
  const { runtime } = deps.cases
  const { personId } = staffOf(request, deps)
  const caseId = parsed(caseIdSchema, request.params.caseId)
  const found = await runtime.read((book, hall) => {
    const one = book.cases.get(caseId)
    const context = runtime.contextIn(hall, { kind: 'staff', personId })
    return one !== undefined && maySee(one, personId, context) ? one : undefined
  })
  if (found === undefined) throw refuse('CaseUnknown', { field: 'caseId', detail: caseId })
  return found
}

const uploadBytesMax = limits.attachmentBytesMax

function evidenceRoutes(deps: HttpDeps): Router {
  const { runtime, attachments } = deps.cases
  const router = Router()
  const raw = express.raw({ type: () => true, limit: uploadBytesMax })

  router.post('/attachments', atMost(60), raw, async (request, response) => {
    const { personId } = staffOf(request, deps)
    const bytesMax = await runtime.read((_book, { plan }) => plan?.rules.cases?.attachmentBytesMax)
    if (bytesMax === undefined) throw refuse('CasesNotSetUp')
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const stored = attachments.store(bytes, { personId, nowMs: runtime.now(), bytesMax })
    if (!stored.ok) throw refuse(stored.code, { detail: String(bytesMax) })
    response.status(201).json(stored.attachment)
  })

  router.get(
    '/cases/:caseId/attachments/:attachmentId',
    needs('see-cases', deps),
    async (request, response) => {
      const one = await seenCase(deps, request)
      const attachmentId = parsed(attachmentIdSchema, request.params.attachmentId)
      const ref = one.attachments.find((each) => each.attachmentId === attachmentId)
      const bytes = ref === undefined ? undefined : attachments.open(ref)
      if (ref === undefined || bytes === undefined) throw refuse('AttachmentUnknown')
      // Shown by nobody's browser as a page of ours.
      response
        .type(ref.type)
        .attachment(`${attachmentId}.${ref.type.split('/')[1]}`)
        .send(bytes)
    },
  )
  return router
}

function replyRoutes(deps: HttpDeps): Router {
  const { runtime, reader } = deps.cases
  const router = Router()

  /** Replies that this person may see: all of them above the hall, otherwise one's own. */
  const repliesFor = (personId: PersonId): Promise<readonly AlarmReply[]> =>
    runtime.read((book, hall) => {
      const roles = rolesOf(hall, personId)
      const all = mayRunCase(roles, 'ReviewReply') || roles.includes('manager')
      const seen = [...book.replies.values()].filter((one) => all || one.personId === personId)
      return seen.reverse().map(shown)
    })
  const shown = ({
    alarmId,
    personId,
    repliedAt,
    note,
    attachments,
    review,
  }: Reply): AlarmReply => {
    const said = textOf(reader, note)
    const judged = textOf(reader, review?.note)
    const by = personShown(reader, review?.by)
    return {
      alarmId,
      by: personShown(reader, personId) ?? { personId },
      repliedAt,
      ...(said === undefined ? {} : { note: said }),
      attachments: [...attachments],
      ...(review === undefined
        ? {}
        : {
            review: {
              outcome: review.outcome,
              at: review.at,
              ...(by === undefined ? {} : { by }),
              ...(judged === undefined ? {} : { note: judged }),
            },
          }),
    }
  }

  router.get('/replies', async (request, response) => {
    response.json(await repliesFor(staffOf(request, deps).personId))
  })

  router.get('/alarms/:alarmId/reply', async (request, response) => {
    const alarmId = parsed(alarmRefSchema, request.params.alarmId)
    const all = await repliesFor(staffOf(request, deps).personId)
    const one = all.find((reply) => reply.alarmId === alarmId)
    if (one === undefined) throw refuse('ReplyNotThere', { field: 'alarmId', detail: alarmId })
    response.json(one)
  })
  return router
}
