import {
  businessDateAt,
  type CaseCommand,
  type CaseCommandOf,
  type CaseEvent,
  type CaseId,
  readHallClock,
} from '@yihao/contract'
import { unreachable } from '../engine/unreachable.ts'
import { assignCase } from './assign-case.ts'
import type { CaseBookView, CaseView } from './case-book.ts'
import { accept, type CaseContext, type CaseDecision, houseOf, refuse } from './case-context.ts'
import { dueSteps } from './case-deadlines.ts'
import { caseGuard, reboundOf } from './case-guards.ts'
import { decideExtension, requestExtension } from './extensions.ts'
import { decideReceiver } from './receivers.ts'
import { replyToAlarm, reviewReply } from './replies.ts'
import { reportCase, reviewCase } from './review-case.ts'

/** What a command would do to the cases as they stand, or why not. Reads only. */
export function decideCase(
  command: CaseCommand,
  book: CaseBookView,
  context: CaseContext,
): CaseDecision {
  switch (command.type) {
    case 'RegisterCase':
      return registerCase(command, book, context)
    case 'ReplyToAlarm':
      return replyToAlarm(command, book, context)
    case 'ReviewReply':
      return reviewReply(command, book, context)
    case 'AddReceiver':
    case 'RemoveReceiver':
    case 'PauseReceiver':
    case 'ReplayReceiver':
      return decideReceiver(command, book)
    default: {
      const one = book.cases.get(command.data.caseId)
      if (one === undefined) return refuse('CaseUnknown', { field: 'command.data.caseId' })
      return decideOne(command, one, context)
    }
  }
}

type OneCommand = Extract<CaseCommand, { data: { caseId: CaseId } }>

function decideOne(command: OneCommand, one: CaseView, context: CaseContext): CaseDecision {
  const why = caseGuard(command.type, one, context)
  if (why !== undefined) return refuse(why, { detail: one.number })
  const { caseId } = one
  const { note, attachments } = context
  const said = note === undefined ? {} : { note }
  switch (command.type) {
    case 'DismissCase':
      return dismissCase(command, one, context)
    case 'AssignCase':
      return assignCase(command, one, context)
    case 'SignCase': {
      const late = context.at > (one.signBy ?? context.at)
      return accept({ type: 'CaseSigned', data: { caseId, late } })
    }
    case 'DeclineCase':
      return declineCase(command, one, context)
    case 'NoteCase':
      if (note === undefined) return refuse('NoteNeeded', { field: 'note' })
      return accept({ type: 'CaseNoted', data: { caseId, ...said, attachments: [...attachments] } })
    case 'ReportCase':
      return reportCase(one, context)
    case 'ReviewCase':
      return reviewCase(command, one, context)
    case 'RequestExtension':
      return requestExtension(command, one, context)
    case 'DecideExtension':
      return decideExtension(command, one, context)
    case 'ArchiveCase':
      return accept({ type: 'CaseArchived', data: { caseId } })
    case 'TellDeadline':
      return tellDeadline(command, one, context)
    default:
      return unreachable(command)
  }
}

/** 登记 (CASE-1). The hall's own cases from alarms and ratings need no words: the evidence speaks. */
function registerCase(
  { data }: CaseCommandOf<'RegisterCase'>,
  book: CaseBookView,
  context: CaseContext,
): CaseDecision {
  const house = houseOf(context)
  if (house === undefined) return refuse('CasesNotSetUp')
  const { source, ill, subject, reference } = data
  const unknown = unknownIn(subject, context)
  if (unknown !== undefined) return unknown
  if (subject.alarmId !== undefined) {
    const there = book.caseOfAlarm.get(subject.alarmId)
    const known = there === undefined ? undefined : book.cases.get(there)
    if (known !== undefined) return refuse('AlarmHasCase', { detail: known.number })
  }
  const { note, attachments } = context
  if (note === undefined && context.actor.kind !== 'system') {
    return refuse('NoteNeeded', { field: 'note' })
  }
  const count = book.count + 1
  const caseId = `case-${count}` as CaseId
  const rebound = reboundOf(book, { ill, subject }, context)
  const year = readHallClock(context.at).businessDate.slice(0, 4)
  return accept({
    type: 'CaseRegistered',
    data: {
      caseId,
      number: `督${year}-${String(count).padStart(4, '0')}`,
      source,
      ill,
      subject: { ...subject, businessDate: subject.businessDate ?? businessDateAt(context.at) },
      ...(reference === undefined ? {} : { reference }),
      ...(rebound === undefined ? {} : { reboundOf: rebound.caseId }),
      ...(note === undefined ? {} : { note }),
      attachments: [...attachments],
    },
  })
}

function unknownIn(
  subject: CaseCommandOf<'RegisterCase'>['data']['subject'],
  { plan, rolesOf, alarmOf }: CaseContext,
): CaseDecision | undefined {
  const { windowId, itemCode, personId, alarmId } = subject
  const field = (name: string) => ({ field: `command.data.subject.${name}` })
  if (windowId !== undefined && !plan?.windows.some((one) => one.windowId === windowId)) {
    return refuse('WindowUnknown', field('windowId'))
  }
  if (itemCode !== undefined && !plan?.items.some((one) => one.code === itemCode)) {
    return refuse('ItemUnknown', field('itemCode'))
  }
  if (personId !== undefined && rolesOf(personId).length === 0) {
    return refuse('PersonUnknown', field('personId'))
  }
  if (alarmId !== undefined && alarmOf(alarmId) === undefined) {
    return refuse('AlarmUnknown', field('alarmId'))
  }
  return undefined
}

/** 不予立案: mistaken, out of scope, explained; with a reason of the list and in words. */
function dismissCase(
  { data: { reasonCode } }: CaseCommandOf<'DismissCase'>,
  { caseId }: CaseView,
  context: CaseContext,
): CaseDecision {
  const reasons = houseOf(context)?.rules.dismissReasons ?? []
  return withReason(context, reasonCode, reasons, (note) => ({
    type: 'CaseDismissed',
    data: { caseId, reasonCode, note },
  }))
}

/** 退回交办: not ours; the supervisor gives it to somebody else. */
function declineCase(
  { data: { reasonCode } }: CaseCommandOf<'DeclineCase'>,
  { caseId }: CaseView,
  context: CaseContext,
): CaseDecision {
  const reasons = houseOf(context)?.rules.declineReasons ?? []
  return withReason(context, reasonCode, reasons, (note) => ({
    type: 'CaseDeclined',
    data: { caseId, reasonCode, note },
  }))
}

function withReason(
  { note }: CaseContext,
  reasonCode: string,
  reasons: readonly { readonly code: string }[],
  event: (note: NonNullable<CaseContext['note']>) => CaseEvent,
): CaseDecision {
  if (!reasons.some(({ code }) => code === reasonCode)) {
    return refuse('ReasonUnknown', { field: 'command.data.reasonCode', detail: reasonCode })
  }
  return note === undefined ? refuse('NoteNeeded', { field: 'note' }) : accept(event(note))
}

/** Only what is due and was not told: a second wake-up says nothing (CASE-6). */
function tellDeadline(
  { data }: CaseCommandOf<'TellDeadline'>,
  one: CaseView,
  { at }: CaseContext,
): CaseDecision {
  const due = dueSteps(one).some(
    (step) =>
      step.at <= at &&
      step.term === data.term &&
      step.step === data.step &&
      step.rung === data.rung,
  )
  return due ? accept({ type: 'DeadlineTold', data }) : refuse('CaseNotAtThatStep')
}
