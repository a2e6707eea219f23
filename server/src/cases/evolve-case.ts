import type {
  Actor,
  AttachmentRef,
  CaseEventOf,
  CaseEventType,
  CaseTerm,
  EpochMs,
  NoteRef,
  PersonId,
  RecordedCaseEvent,
} from '@yihao/contract'
import type { Case, CaseBook } from './case-book.ts'
import { evolveReceiver, type ReceiverEventType, type RecordedReceiverEvent } from './receivers.ts'

interface Told {
  readonly at: EpochMs
  readonly actor: Actor
}

type Fold<Type extends CaseEventType> = (
  one: Case,
  data: CaseEventOf<Type>['data'],
  told: Told,
) => void

type CaseFolds = {
  readonly [Type in Exclude<
    CaseEventType,
    'CaseRegistered' | 'AlarmReplied' | 'ReplyReviewed' | ReceiverEventType
  >]: Fold<Type>
}

export const personOf = (actor: Actor): PersonId | undefined =>
  actor.kind === 'staff' ? actor.personId : undefined

const folds: CaseFolds = {
  CaseDismissed: (one, _data, { at }) => {
    one.stage = 'dismissed'
    one.closedAt = at
  },
  CaseAssigned: (one, data) => {
    one.stage = 'assigned'
    one.unitId = data.unitId
    one.handlerId = data.handlerId
    one.supervisorId = data.supervisorId
    one.handling = data.handling
    one.signBy = data.signBy
    one.signedAt = undefined
    newTerm(one, data.term)
  },
  CaseSigned: (one, _data, { at, actor }) => {
    one.stage = 'rectifying'
    one.signedAt = at
    works(one, actor)
  },
  CaseDeclined: (one, _data, { actor }) => {
    one.stage = 'registered'
    works(one, actor)
    one.unitId = undefined
    one.handlerId = undefined
    one.term = undefined
    one.signBy = undefined
    one.extension = undefined
    one.told = []
  },
  CaseNoted: (one, data, { actor }) => {
    one.progress = data.note
    const person = personOf(actor)
    if (person !== undefined && person === one.handlerId) works(one, actor)
  },
  CaseReported: (one, data, { at, actor }) => {
    one.stage = 'reported'
    one.measures = data.note
    one.reportedAt = at
    one.extension = undefined
    works(one, actor)
  },
  CaseReturned: (one, data, told) => {
    reviewed(one, data, told)
    one.stage = 'rectifying'
    one.returns += 1
    newTerm(one, data.term)
  },
  CaseClosed: (one, data, told) => {
    reviewed(one, data, told)
    one.stage = 'closed'
    one.closedAt = told.at
  },
  ExtensionRequested: (one, data, { actor }) => {
    one.extension = { days: data.days, by: personOf(actor), note: data.note }
    works(one, actor)
  },
  ExtensionDecided: (one, data) => {
    one.extension = undefined
    if (data.term === undefined) return
    one.extensions += 1
    newTerm(one, data.term)
  },
  CaseArchived: (one) => {
    one.stage = 'archived'
  },
  DeadlineTold: (one, data) => {
    one.told.push(stepKey(data))
    if (data.step === 'overdue') one.escalation = Math.max(one.escalation, data.rung + 1)
  },
}

export const stepKey = ({ step, rung }: { readonly step: string; readonly rung: number }) =>
  `${step}-${rung}`

function newTerm(one: Case, term: CaseTerm): void {
  one.term = term
  one.terms = term.term
  one.told = []
}

function works(one: Case, actor: Actor): void {
  const person = personOf(actor)
  if (person !== undefined && !one.workedOnBy.includes(person)) one.workedOnBy.push(person)
}

function reviewed(
  one: Case,
  data: Pick<CaseEventOf<'CaseClosed'>['data'], 'method' | 'note' | 'satisfaction'>,
  { at, actor }: Told,
): void {
  one.reviewedAt = at
  one.reviewerId = personOf(actor)
  one.checkMethod = data.method
  one.conclusion = data.note
  one.satisfaction = data.satisfaction
}

/** Folds one event into the book, in place; what is recorded has happened. */
export function evolveCase(book: CaseBook, event: RecordedCaseEvent): void {
  book.seq = event.position.seq
  book.at = event.recordedAt
  const told = { at: event.recordedAt, actor: event.actor }
  if (event.type === 'CaseRegistered') registered(book, event.data, told)
  else if (event.type === 'AlarmReplied') replied(book, event.data, told)
  else if (event.type === 'ReplyReviewed') replyReviewed(book, event.data, told)
  else if ('receiverId' in event.data) evolveReceiver(book, event as RecordedReceiverEvent)
  else {
    const one = book.cases.get(event.data.caseId)
    if (one === undefined) return
    one.seqs.push(book.seq)
    gather(one, event.data)
    const fold = folds[event.type as keyof CaseFolds] as Fold<CaseEventType>
    fold(one, event.data as never, told)
  }
}

function replied(book: CaseBook, data: CaseEventOf<'AlarmReplied'>['data'], { at }: Told): void {
  const { alarmId, personId, note, attachments } = data
  book.replies.set(alarmId, {
    alarmId,
    personId,
    repliedAt: at,
    note,
    attachments,
    review: undefined,
  })
}

function replyReviewed(
  book: CaseBook,
  { alarmId, outcome, note }: CaseEventOf<'ReplyReviewed'>['data'],
  { at, actor }: Told,
): void {
  const reply = book.replies.get(alarmId)
  if (reply !== undefined) reply.review = { outcome, by: personOf(actor), at, note }
}

/** All texts and files of a case are kept and erased together. */
function gather(one: Case, data: object): void {
  if ('note' in data && data.note !== undefined) one.notes.push(data.note as NoteRef)
  if ('attachments' in data) one.attachments.push(...(data.attachments as AttachmentRef[]))
}

function registered(
  book: CaseBook,
  data: CaseEventOf<'CaseRegistered'>['data'],
  { at }: Told,
): void {
  const { caseId, number, source, ill, subject, reference, reboundOf, note } = data
  book.count += 1
  if (subject.alarmId !== undefined) book.caseOfAlarm.set(subject.alarmId, caseId)
  if (reboundOf !== undefined) book.cases.get(reboundOf)?.rebounds.push(caseId)
  const one: Case = {
    ...blank,
    caseId,
    number,
    source,
    ill,
    subject,
    reference,
    registeredAt: at,
    reboundOf,
    rebounds: [],
    description: note,
    notes: [],
    attachments: [],
    workedOnBy: [],
    seqs: [book.seq],
    told: [],
  }
  gather(one, data)
  book.cases.set(caseId, one)
}

const blank = {
  stage: 'registered',
  unitId: undefined,
  handlerId: undefined,
  supervisorId: undefined,
  handling: undefined,
  signBy: undefined,
  signedAt: undefined,
  term: undefined,
  terms: 0,
  escalation: 0,
  measures: undefined,
  reportedAt: undefined,
  progress: undefined,
  returns: 0,
  extensions: 0,
  extension: undefined,
  reviewedAt: undefined,
  reviewerId: undefined,
  checkMethod: undefined,
  conclusion: undefined,
  satisfaction: undefined,
  closedAt: undefined,
} as const
