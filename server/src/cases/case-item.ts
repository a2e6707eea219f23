import { businessDateAt, type CaseItem } from '@yihao/contract'
import type { CaseView, Reply } from './case-book.ts'

/** A case as the feed tells it: where it stands, without a word of free text and without a name. */
export function caseItem(one: CaseView): CaseItem {
  const { caseId, number, source, ill, subject, stage, registeredAt, term } = one
  const { unitId, handlerId, handling, signedAt, reportedAt, closedAt, satisfaction } = one
  const known = {
    unitId,
    handlerId,
    handling,
    signedAt,
    dueAt: term?.dueAt,
    reportedAt,
    closedAt,
    satisfaction,
    reboundOf: one.reboundOf,
  }
  const given = Object.entries(known).filter(([, value]) => value !== undefined)
  return {
    version: 1,
    caseId,
    number,
    seq: one.seqs.at(-1) ?? 1,
    source,
    ill,
    subject,
    stage,
    registeredAt,
    registeredOn: businessDateAt(registeredAt),
    ...Object.fromEntries(given),
    returns: one.returns,
    extensions: one.extensions,
    escalation: one.escalation,
  }
}

/** That somebody replied to an alarm, and what became of it; what they said stays in the hall. */
export function replyItem({ alarmId, personId, repliedAt, attachments, review }: Reply): object {
  return {
    version: 1,
    alarmId,
    personId,
    repliedAt,
    attachments: attachments.length,
    ...(review === undefined ? {} : { outcome: review.outcome, reviewedAt: review.at }),
  }
}
