import type {
  AttachmentRef,
  CaseHandling,
  CaseId,
  CaseIll,
  CaseSource,
  CaseStage,
  CaseSubject,
  CaseTerm,
  CheckMethod,
  EpochMs,
  HallId,
  NoteRef,
  PersonId,
  ReceiverId,
  UnitId,
} from '@yihao/contract'

/** A case with what the next decision needs; its story is in the log. */
export interface Case {
  readonly caseId: CaseId
  readonly number: string
  readonly source: CaseSource
  readonly ill: CaseIll
  readonly subject: CaseSubject
  readonly reference: string | undefined
  readonly registeredAt: EpochMs
  readonly reboundOf: CaseId | undefined
  readonly rebounds: CaseId[]
  readonly description: NoteRef | undefined
  /** Every sealed text and every file of the case. */
  readonly notes: NoteRef[]
  readonly attachments: AttachmentRef[]
  /** Positions of its events in the stream. */
  readonly seqs: number[]
  stage: CaseStage
  unitId: UnitId | undefined
  handlerId: PersonId | undefined
  supervisorId: PersonId | undefined
  handling: CaseHandling | undefined
  signBy: EpochMs | undefined
  signedAt: EpochMs | undefined
  term: CaseTerm | undefined
  /** How many terms there were; the next one's number, so that no deadline's id comes twice. */
  terms: number
  /** Steps of the running term that were told. */
  told: string[]
  /** Highest rung that any term has reached, counted from 1. */
  escalation: number
  measures: NoteRef | undefined
  reportedAt: EpochMs | undefined
  progress: NoteRef | undefined
  /** Who signed, noted, reported or asked on the side of the unit. */
  readonly workedOnBy: PersonId[]
  returns: number
  extensions: number
  extension: Extension | undefined
  reviewedAt: EpochMs | undefined
  reviewerId: PersonId | undefined
  checkMethod: CheckMethod | undefined
  conclusion: NoteRef | undefined
  satisfaction: string | undefined
  closedAt: EpochMs | undefined
}

export interface Extension {
  readonly days: number
  readonly by: PersonId | undefined
  readonly note: NoteRef | undefined
}

export interface Reply {
  readonly alarmId: string
  readonly personId: PersonId
  readonly repliedAt: EpochMs
  readonly note: NoteRef | undefined
  readonly attachments: readonly AttachmentRef[]
  review:
    | {
        readonly outcome: 'accepted' | 'rejected'
        readonly by: PersonId | undefined
        readonly at: EpochMs
        readonly note: NoteRef | undefined
      }
    | undefined
}

/** A system that the feed is sent to. */
export interface BookedReceiver {
  readonly receiverId: ReceiverId
  readonly name: string
  readonly url: string
  readonly addedAt: EpochMs
  paused: boolean
  /** Where the running round began, and how many rounds there were: each replay is one. */
  after: number
  round: number
}

/** All cases, replies and receivers of one hall, folded from its stream. */
export interface CaseBook {
  readonly hallId: HallId
  seq: number
  at: EpochMs
  /** How many were registered; the next one's number. */
  count: number
  readonly cases: Map<CaseId, Case>
  readonly caseOfAlarm: Map<string, CaseId>
  readonly replies: Map<string, Reply>
  readonly receivers: Map<ReceiverId, BookedReceiver>
}

/** To look at. */
export type CaseView = {
  readonly [Name in keyof Case]: Case[Name] extends (infer One)[] ? readonly One[] : Case[Name]
}
export type CaseBookView = Readonly<Omit<CaseBook, 'cases'>> & {
  readonly cases: ReadonlyMap<CaseId, CaseView>
}

export const createCaseBook = (hallId: HallId): CaseBook => ({
  hallId,
  seq: 0,
  at: 0 as EpochMs,
  count: 0,
  cases: new Map(),
  caseOfAlarm: new Map(),
  replies: new Map(),
  receivers: new Map(),
})

/** Over for good: nothing is written to it any more. */
export const isOver = ({ stage }: Pick<CaseView, 'stage'>): boolean =>
  stage === 'closed' || stage === 'dismissed' || stage === 'archived'

/** The unit's turn: its term runs. */
export const isWithUnit = ({ stage }: Pick<CaseView, 'stage'>): boolean =>
  stage === 'assigned' || stage === 'rectifying'
