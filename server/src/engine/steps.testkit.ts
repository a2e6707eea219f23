import type {
  Actor,
  BusinessDate,
  HallCommand,
  HoldKind,
  Plan,
  TransferTarget,
  VisitorRef,
} from '@yihao/contract'
import { byItself, type Scenario, type Step } from './scenario.testkit.ts'

/** Ids are written as plain text in a test and checked by the contract's schema on the way. */
type Loose<T> = T extends string
  ? string
  : T extends object
    ? { readonly [K in keyof T]: Loose<T[K]> }
    : T
type Data<Type extends HallCommand['type']> = Loose<Extract<HallCommand, { type: Type }>['data']>

export function press<Type extends HallCommand['type']>(type: Type, data: Data<Type>): Step {
  return () => ({ command: { type, data } as unknown as HallCommand })
}

export const by =
  (actor: Actor, step: Step): Step =>
  (scenario) => ({ ...step(scenario), actor })

export const withNote =
  (step: Step): Step =>
  (scenario) => ({
    ...step(scenario),
    note: { noteId: 'note-1', keyedHash: '0'.repeat(64) } as never,
  })

interface Wanted {
  readonly items?: readonly string[]
  readonly packages?: readonly string[]
  readonly queueId?: string
  readonly audience?: 'natural' | 'legal'
  readonly visitor?: VisitorRef
  readonly needs?: readonly string[]
  readonly claim?: { readonly groupCode: string; readonly proof?: 'card' | 'staff' }
  /** As proven at the door. */
  readonly age?: number
}

export function takes(wanted: Wanted = { items: ['N1'] }): Step {
  const { items = [], packages = [], queueId, audience = 'natural', visitor, age } = wanted
  const { needs, claim } = wanted
  const data = {
    itemCodes: items,
    packageCodes: packages,
    audience,
    ...(queueId === undefined ? {} : { queueId }),
    ...(needs === undefined ? {} : { needs }),
    ...(claim === undefined ? {} : { claim }),
  }
  return (scenario) => ({
    ...press('IssueTicket', data as never)(scenario),
    ...(visitor === undefined ? {} : { visitor }),
    ...(age === undefined ? {} : { age }),
  })
}

/** So many visitors, a second apart. */
export function arrive(scenario: Scenario, count: number, wanted?: Wanted): Scenario {
  for (let one = 0; one < count; one += 1) scenario.later(1).given(takes(wanted))
  return scenario
}

const ofTicket =
  (number: string, make: (ticketId: string) => Step): Step =>
  (scenario) =>
    make(scenario.ticketId(number))(scenario)

export const setsNeeds = (number: string, ...needs: string[]) =>
  ofTicket(number, (ticketId) => press('SetNeeds', { ticketId, needs }))
export const claims = (number: string, groupCode: string, proof?: 'card' | 'staff') =>
  ofTicket(number, (ticketId) =>
    press('ClaimPriority', {
      ticketId,
      claim: { groupCode, ...(proof === undefined ? {} : { proof }) },
    }),
  )
export const confirms = (number: string, proof: 'age' | 'card' | 'staff' = 'card') =>
  ofTicket(number, (ticketId) => press('ConfirmClaim', { ticketId, proof }))
export const refusesClaim = (number: string, reasonCode = 'no-card') =>
  ofTicket(number, (ticketId) => press('RefuseClaim', { ticketId, reasonCode }))
export const grantsGreen = (number: string, reasonCode = 'hardship') =>
  ofTicket(number, (ticketId) => press('GrantGreenChannel', { ticketId, reasonCode }))
export const goesToFetch = (number: string) =>
  ofTicket(number, (ticketId) => press('AcknowledgeFetch', { ticketId }))

export const opens = (windowId: string) => press('OpenWindow', { windowId })
export const pauses = (windowId: string, reasonCode = 'break') =>
  press('PauseWindow', { windowId, reasonCode })
export const resumesWindow = (windowId: string) => press('ResumeWindow', { windowId })
export const closes = (windowId: string) => press('CloseWindow', { windowId })
export const callsNext = (windowId: string) => press('CallNext', { windowId })
export const calls = (windowId: string, number: string, reasonCode = 'priority') =>
  ofTicket(number, (ticketId) => press('CallTicket', { windowId, ticketId, reasonCode }))
export const recalls = (windowId: string) => press('RecallTicket', { windowId })
export const misses = (windowId: string) => press('RecordNoShow', { windowId })
export const reinstates = (number: string) =>
  ofTicket(number, (ticketId) => press('ReinstateTicket', { ticketId }))
export const abandons = (number: string, reasonCode?: string) =>
  ofTicket(number, (ticketId) =>
    press('AbandonTicket', { ticketId, ...(reasonCode === undefined ? {} : { reasonCode }) }),
  )
export const starts = (windowId: string) => press('StartServing', { windowId })
export const finishes = (windowId: string) => press('FinishServing', { windowId })
export const holds = (windowId: string, kind: HoldKind) => press('HoldTicket', { windowId, kind })
export const takesUp = (windowId: string, number: string) =>
  ofTicket(number, (ticketId) => press('ResumeTicket', { windowId, ticketId }))
export const transfers = (
  windowId: string,
  target: Loose<TransferTarget>,
  reasonCode = 'wrong-window',
  itemCodes?: string[],
) =>
  press('TransferTicket', {
    windowId,
    target,
    reasonCode,
    ...(itemCodes === undefined ? {} : { itemCodes }),
  })
export const toWindow = (windowId: string) => ({ kind: 'window', windowId }) as const
export const toQueue = (queueId: string) => ({ kind: 'queue', queueId }) as const
export const adds = (windowId: string, itemCode: string) =>
  press('AddServiceItem', { windowId, itemCode })
export const drops = (windowId: string, itemCode: string) =>
  press('DropServiceItem', { windowId, itemCode })
export const returns = (windowId: string, missing: string[], reasonCode = 'papers-missing') =>
  press('ReturnForCorrection', { windowId, reasonCode, missing })
export const asksHelp = (windowId: string, reasonCode = 'dispute') =>
  press('CallForHelp', { windowId, reasonCode })
export const rates = (servingId: string): Step =>
  press('RateService', {
    servingId,
    satisfaction: 'satisfied',
    labels: ['411'],
    channel: 'evaluator',
  })
export const opensDay = (businessDate: string) =>
  press('OpenDay', { businessDate: businessDate as BusinessDate })
export const closesDay: Step = press('CloseDay', {})
export const midnight: Step = by(byItself, closesDay)
export const adopts =
  (plan: Plan): Step =>
  () => ({ command: { type: 'AdoptPlan', data: { plan } } })
