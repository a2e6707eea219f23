import type { QueueId, TakenReply } from '@yihao/contract'
import { type Asks, asksNothing, toggleGroup, toggleNeed } from './asks.ts'
import {
  type Added,
  add,
  type Basket,
  emptyBasket,
  type Pick,
  remove,
  type Side,
  sideOf,
} from './basket.ts'
import { plainVisit, type Visit } from './visit.ts'

/** What the visitor looks at while choosing. */
export type Shelf =
  | { readonly kind: 'themes' }
  | { readonly kind: 'theme'; readonly theme: string }
  | { readonly kind: 'packages' }
  | { readonly kind: 'search'; readonly typed: string }

export interface Flow {
  readonly step: 'home' | 'pick' | 'confirm' | 'check-in' | 'filed' | 'applicants' | 'ticket'
  /** What the visitor said with the first tile; a pick that is only for one side overrules it. */
  readonly said: Side
  readonly shelf: Shelf
  readonly basket: Basket
  /** 咨询, 投诉, 出件: a queue that needs no item. */
  readonly queueId: QueueId | undefined
  readonly asks: Asks
  readonly visit: Visit
  readonly taken: TakenReply | undefined
  readonly notice: Exclude<Added, { ok: true }>['why'] | undefined
}

export type FlowStep =
  | { readonly type: 'side'; readonly side: Side }
  | { readonly type: 'shelf'; readonly shelf: Shelf }
  | { readonly type: 'add'; readonly pick: Pick }
  | { readonly type: 'remove'; readonly pick: Pick }
  | { readonly type: 'queue'; readonly queueId: QueueId }
  | { readonly type: 'need'; readonly code: string }
  | { readonly type: 'claim'; readonly groupCode: string }
  | { readonly type: 'confirm' }
  | { readonly type: 'check-in' }
  /** 已网办: to the page for its number, and on from there. */
  | { readonly type: 'filed' }
  | { readonly type: 'file'; readonly visit: Visit }
  /** 代办 / 企业多份 */
  | { readonly type: 'applicants' }
  | { readonly type: 'visit'; readonly visit: Visit }
  | { readonly type: 'taken'; readonly taken: TakenReply }
  | { readonly type: 'back' }
  | { readonly type: 'home' }

const themes: Shelf = { kind: 'themes' }

export const atHome: Flow = {
  step: 'home',
  said: 'natural',
  shelf: themes,
  basket: emptyBasket,
  queueId: undefined,
  asks: asksNothing,
  visit: plainVisit,
  taken: undefined,
  notice: undefined,
}

/** For whom the number will be. */
export const sideOfFlow = (flow: Flow): Side => sideOf(flow.basket) ?? flow.said

export function walk(flow: Flow, step: FlowStep): Flow {
  const quiet: Flow = { ...flow, notice: undefined }
  switch (step.type) {
    case 'side':
      return saySide(quiet, step.side)
    case 'shelf':
      return { ...quiet, step: 'pick', shelf: step.shelf }
    case 'add':
      return put(quiet, step.pick)
    case 'remove':
      return takeOut(quiet, step.pick)
    case 'queue':
      return { ...quiet, step: 'confirm', queueId: step.queueId, basket: emptyBasket }
    case 'need':
      return { ...quiet, asks: toggleNeed(flow.asks, step.code) }
    case 'claim':
      return { ...quiet, asks: toggleGroup(flow.asks, step.groupCode) }
    case 'confirm':
      return flow.basket.length === 0 ? quiet : { ...quiet, step: 'confirm', queueId: undefined }
    case 'check-in':
      return { ...atHome, step: 'check-in' }
    case 'filed':
      return { ...atHome, step: 'filed' }
    case 'file':
      return { ...quiet, step: 'confirm', visit: step.visit }
    case 'applicants':
      return { ...quiet, step: 'applicants' }
    case 'visit':
      return { ...quiet, visit: step.visit }
    case 'taken':
      return { ...quiet, step: 'ticket', taken: step.taken }
    case 'back':
      return back(quiet)
    case 'home':
      return atHome
  }
}

function saySide(flow: Flow, side: Side): Flow {
  const settled = sideOf(flow.basket)
  if (settled !== undefined && settled !== side) return { ...flow, notice: 'other-side' }
  // On the confirm card the switch only says for whom; anywhere else it opens that side's shelf.
  if (flow.step === 'confirm') return { ...flow, said: side }
  return { ...flow, step: 'pick', said: side, shelf: themes }
}

function put(flow: Flow, pick: Pick): Flow {
  const added = add(flow.basket, pick)
  if (!added.ok) return { ...flow, notice: added.why }
  const said = pick.audience === 'both' ? flow.said : pick.audience
  return { ...flow, step: flow.step === 'home' ? 'pick' : flow.step, basket: added.basket, said }
}

function takeOut(flow: Flow, pick: Pick): Flow {
  const basket = remove(flow.basket, pick)
  const emptied = flow.step === 'confirm' && basket.length === 0
  return { ...flow, basket, step: emptied ? 'pick' : flow.step }
}

function back(flow: Flow): Flow {
  if (flow.step === 'applicants') return { ...flow, step: 'confirm' }
  if (flow.step === 'confirm' && flow.queueId === undefined) return { ...flow, step: 'pick' }
  if (flow.step === 'pick' && flow.shelf.kind !== 'themes') return { ...flow, shelf: themes }
  return atHome
}
