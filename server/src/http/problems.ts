import {
  type Problem,
  type Refusal,
  type RefusalCode,
  type Reply,
  refusalText,
} from '@yihao/contract'
import type { Response } from 'express'
import { z } from 'zod'

/** Thrown by routes, answered as RFC 9457 problem details; nothing else reaches a user. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

const statusOf: Partial<Record<RefusalCode, number>> = {
  NotSignedIn: 401,
  SignInWrong: 401,
  NotAllowed: 403,
  NotYourWindow: 403,
  RoleAppointedOutside: 403,
  LinkNotValid: 404,
  TicketUnknown: 404,
  AppointmentNotFound: 404,
  PersonUnknown: 404,
  DeviceUnknown: 404,
  ServingUnknown: 404,
  WindowUnknown: 404,
  QueueUnknown: 404,
  CaseUnknown: 404,
  ReceiverUnknown: 404,
  WebhookHostNotAllowed: 403,
  WebhookInnerAddress: 403,
  WebhookUrlWrong: 400,
  AlarmUnknown: 404,
  IndicatorUnknown: 404,
  PlaceNotNamed: 400,
  PeriodWrong: 400,
  ReplyNotThere: 404,
  AttachmentUnknown: 404,
  NotYourCase: 403,
  ReviewerIsHandler: 403,
  AttachmentTypeWrong: 415,
  AttachmentTooLarge: 413,
  MalformedCommand: 400,
  ItemUnknown: 400,
  ApplicantMatterNotChosen: 400,
  ApplicantTwice: 400,
  CreditCodeWrong: 400,
  FiledCaseUnknown: 404,
  FiledItemsNeeded: 400,
  FiledNumberWrong: 400,
  UnitCountWrong: 400,
  PackageUnknown: 400,
  ItemsOrQueueNeeded: 400,
  PasswordTooWeak: 400,
  ReasonUnknown: 400,
  NeedUnknown: 400,
  PriorityGroupUnknown: 400,
  PairingCodeWrong: 400,
  PlanNotValid: 400,
  SignInLocked: 429,
  TooManyRequests: 429,
  NotStored: 503,
}

/** A rule of the hall said no; the state did not allow it unless a closer status is known. */
const statusByDefault = 409

export function problemOf(refusal: Refusal, words = refusalText[refusal.code]): Problem {
  return {
    type: 'about:blank',
    title: refusalText[refusal.code].en,
    status: statusOf[refusal.code] ?? statusByDefault,
    code: refusal.code,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    words,
  }
}

export const refuse = (code: RefusalCode, more: Omit<Refusal, 'code'> = {}): ProblemError =>
  new ProblemError(problemOf({ code, ...more }))

/** What was accepted, or the refusal thrown. */
export function accepted(reply: Reply): Extract<Reply, { ok: true }> {
  if (!reply.ok) throw new ProblemError(problemOf(reply.refusal, reply.words))
  return reply
}

const inChinese = z.locales.zhCN().localeError
const inEnglish = z.locales.en().localeError

type Issue = z.core.$ZodIssue

function said(issue: Issue, by: typeof inChinese): string {
  const message = by(issue as Parameters<typeof by>[0])
  return typeof message === 'string' ? message : (message?.message ?? issue.message)
}

/** Checks what came from outside; names the field and what was wrong with it in both languages. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ProblemError(malformed(result.error))
}

export function malformed(error: z.ZodError): Problem {
  const [issue] = error.issues
  const field = issue?.path.join('.') ?? ''
  const what = { zh: issue === undefined ? '' : said(issue, inChinese), en: '' }
  what.en = issue === undefined ? '' : said(issue, inEnglish)
  const general = refusalText.MalformedCommand
  return {
    ...problemOf({ code: 'MalformedCommand', detail: what.en }),
    ...(field === '' ? {} : { field }),
    words: {
      zh: `${general.zh}：${field === '' ? '' : `${field} `}${what.zh}`,
      en: `${general.en} ${field === '' ? '' : `${field}: `}${what.en}`,
    },
  }
}

export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
