import type {
  Action,
  CommandId,
  EpochMs,
  HallCommand,
  PersonId,
  RefusalCode,
  WindowId,
} from '@yihao/contract'
import { decide } from '../engine/decide.ts'
import { notFree, servedAt, ticketAt } from '../engine/guards.ts'
import type { HallView } from '../engine/hall.ts'
import { laterOf, together } from '../engine/legs/legs.ts'

/**
 * Every verb of a window and whether it would be done now. The engine itself is asked, with a
 * command that is never handed in, so that no rule is written twice.
 */
export function counterActions(hall: HallView, windowId: WindowId, at: EpochMs): Action[] {
  const rules = hall.plan?.rules
  const code = (reasons: readonly { readonly code: string }[] | undefined) =>
    reasons?.[0]?.code ?? 'none'
  const asked: readonly HallCommand[] = [
    { type: 'OpenWindow', data: { windowId } },
    { type: 'PauseWindow', data: { windowId, reasonCode: code(rules?.pauseReasons) } },
    { type: 'ResumeWindow', data: { windowId } },
    { type: 'CloseWindow', data: { windowId } },
    { type: 'CallNext', data: { windowId } },
    { type: 'RecallTicket', data: { windowId } },
    { type: 'RecordNoShow', data: { windowId } },
    { type: 'StartServing', data: { windowId } },
    { type: 'FinishServing', data: { windowId } },
    { type: 'ShowApplicants', data: { windowId } },
    { type: 'HoldTicket', data: { windowId, kind: 'papers-kept' } },
    { type: 'CallForHelp', data: { windowId, reasonCode: code(rules?.helpReasons) } },
    {
      type: 'ReturnForCorrection',
      data: { windowId, reasonCode: code(rules?.correctionReasons), missing: [] },
    },
    { type: 'SayNotReady', data: { windowId } },
  ]
  const answered = asked.map((command) => ({
    type: command.type,
    ...asRefusal(refusalNow(hall, command, at)),
  }))
  const clerkId = hall.windows.get(windowId)?.clerkId ?? nobody.personId
  const ready: HallCommand = { type: 'SayReady', data: { windowId, stay: false } }
  // These need a choice first; whether they can be begun is a question of the window alone.
  const begun: readonly Action[] = [
    { type: 'SayReady', ...asRefusal(refusalNow(hall, ready, at, clerkId)) },
    { type: 'CallTicket', ...asRefusal(notFree(hall, windowId)) },
    { type: 'ResumeTicket', ...asRefusal(notFree(hall, windowId)) },
    {
      type: 'TransferTicket',
      ...asRefusal(ticketAt(hall, windowId) === undefined ? 'NothingCalled' : undefined),
    },
    {
      type: 'AddServiceItem',
      ...asRefusal(servedAt(hall, windowId) === undefined ? 'NothingServing' : undefined),
    },
    { type: 'DropServiceItem', ...asRefusal(notDroppable(hall, windowId)) },
  ]
  return [...answered, ...begun]
}

/** The first refusal of all that could be dropped, where none of it can. */
function notDroppable(hall: HallView, windowId: WindowId): RefusalCode | undefined {
  const ticket = servedAt(hall, windowId)
  if (ticket === undefined) return 'NothingServing'
  const { itemCodes } = together(ticket, laterOf(ticket))
  const refusals = itemCodes.map((itemCode) =>
    refusalNow(hall, { type: 'DropServiceItem', data: { windowId, itemCode } }, hall.at),
  )
  return refusals.includes(undefined) ? undefined : (refusals[0] ?? 'LastItemHere')
}

const nobody = { kind: 'staff', personId: 'nobody' as PersonId } as const

/** Why the engine would not do this now; undefined when it would. */
export function refusalNow(
  hall: HallView,
  command: HallCommand,
  at: EpochMs,
  personId: PersonId = nobody.personId,
): RefusalCode | undefined {
  const commandId = 'asked-only' as CommandId
  const decision = decide({ commandId, at, actor: { ...nobody, personId }, command }, hall)
  return decision.ok ? undefined : decision.refusal.code
}

const asRefusal = (refusal: RefusalCode | undefined) => (refusal === undefined ? {} : { refusal })
