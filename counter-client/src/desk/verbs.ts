import type { CommandType, Words } from '@yihao/contract'

/** What a clerk does at the window; each is one command of the contract. */
export const verbs = [
  'OpenWindow',
  'CallNext',
  'CallTicket',
  'RecallTicket',
  'RecordNoShow',
  'StartServing',
  'FinishServing',
  'HoldTicket',
  'ResumeTicket',
  'TransferTicket',
  'AddServiceItem',
  'DropServiceItem',
  'ReturnForCorrection',
  'AbandonTicket',
  'ReinstateTicket',
  'CallForHelp',
  'PauseWindow',
  'ResumeWindow',
  'CloseWindow',
  'SetNeeds',
  'ClaimPriority',
  'ConfirmClaim',
  'RefuseClaim',
  'GrantGreenChannel',
  'SayReady',
  'SayNotReady',
] as const satisfies readonly CommandType[]
export type Verb = (typeof verbs)[number]

/** Done at once on the press, without a question. */
export const plainVerbs = [
  'OpenWindow',
  'CallNext',
  'RecallTicket',
  'RecordNoShow',
  'StartServing',
  'FinishServing',
  'ResumeWindow',
  'CloseWindow',
  'SayNotReady',
] as const satisfies readonly Verb[]
export type PlainVerb = (typeof plainVerbs)[number]

/** Need something chosen first, so the press opens a sheet. */
export const askingVerbs = [
  'CallTicket',
  'HoldTicket',
  'TransferTicket',
  'AddServiceItem',
  'DropServiceItem',
  'ReturnForCorrection',
  'AbandonTicket',
  'CallForHelp',
  'PauseWindow',
  'SetNeeds',
  'ConfirmClaim',
] as const satisfies readonly Verb[]
export type AskingVerb = (typeof askingVerbs)[number]

export const isPlain = (verb: Verb): verb is PlainVerb =>
  (plainVerbs as readonly Verb[]).includes(verb)
export const isAsking = (verb: Verb): verb is AskingVerb =>
  (askingVerbs as readonly Verb[]).includes(verb)

export const verbText: Record<Verb, Words> = {
  OpenWindow: { zh: '开窗', en: 'Open window' },
  CallNext: { zh: '呼叫下一位', en: 'Call next' },
  CallTicket: { zh: '指定叫号', en: 'Call a number' },
  RecallTicket: { zh: '重呼', en: 'Recall' },
  RecordNoShow: { zh: '过号', en: 'No-show' },
  StartServing: { zh: '开始办理', en: 'Start serving' },
  FinishServing: { zh: '办结并评价', en: 'Finish and rate' },
  HoldTicket: { zh: '挂起', en: 'Hold' },
  ResumeTicket: { zh: '回呼', en: 'Resume' },
  TransferTicket: { zh: '转移', en: 'Transfer' },
  AddServiceItem: { zh: '加办', en: 'Add item' },
  DropServiceItem: { zh: '减办', en: 'Drop item' },
  ReturnForCorrection: { zh: '退回补正', en: 'Return' },
  AbandonTicket: { zh: '弃号', en: 'Give up' },
  ReinstateTicket: { zh: '重新排入', en: 'Put back' },
  CallForHelp: { zh: '求助', en: 'Help' },
  PauseWindow: { zh: '暂停', en: 'Pause' },
  ResumeWindow: { zh: '恢复服务', en: 'Resume service' },
  CloseWindow: { zh: '关窗', en: 'Close window' },
  SetNeeds: { zh: '服务需求', en: 'Needs' },
  ClaimPriority: { zh: '优先申请', en: 'Claim priority' },
  ConfirmClaim: { zh: '核验优先', en: 'Check the claim' },
  RefuseClaim: { zh: '核验不通过', en: 'Refuse the claim' },
  GrantGreenChannel: { zh: '绿色通道', en: 'Green channel' },
  SayReady: { zh: '就绪', en: 'Ready' },
  SayNotReady: { zh: '取消就绪', en: 'Not ready' },
}

/** Said quietly once the hall has stored it; `{number}` is the ticket it was about. */
export const doneText: Record<Verb, Words> = {
  OpenWindow: { zh: '已开窗', en: 'Window open' },
  CallNext: { zh: '已呼叫 {number}', en: 'Called {number}' },
  CallTicket: { zh: '已呼叫 {number}', en: 'Called {number}' },
  RecallTicket: { zh: '已重呼 {number}', en: 'Recalled {number}' },
  RecordNoShow: { zh: '{number} 已作过号', en: '{number} recorded as no-show' },
  StartServing: { zh: '{number} 开始办理', en: 'Serving {number}' },
  FinishServing: { zh: '{number} 已办结，请群众评价', en: '{number} done; rating is open' },
  HoldTicket: { zh: '{number} 已挂起', en: '{number} on hold' },
  ResumeTicket: { zh: '已回呼 {number}，继续办理', en: 'Resumed {number}' },
  TransferTicket: { zh: '{number} 已转移', en: '{number} transferred' },
  AddServiceItem: { zh: '{number} 已加办', en: 'Item added to {number}' },
  DropServiceItem: { zh: '{number} 已减办', en: 'Item dropped from {number}' },
  ReturnForCorrection: {
    zh: '{number} 已退回补正，清单已告知',
    en: '{number} returned with its list',
  },
  AbandonTicket: { zh: '{number} 已弃号', en: '{number} given up' },
  ReinstateTicket: { zh: '{number} 已重新排入', en: '{number} is back in line' },
  CallForHelp: { zh: '已通知厅长，请稍候', en: 'The manager has been told' },
  PauseWindow: { zh: '已暂停服务', en: 'Paused' },
  ResumeWindow: { zh: '已恢复服务', en: 'Service resumed' },
  CloseWindow: { zh: '已关窗', en: 'Window closed' },
  SetNeeds: { zh: '{number} 的服务需求已改', en: 'Needs of {number} changed' },
  ClaimPriority: { zh: '{number} 已登记优先申请', en: 'Claim of {number} recorded' },
  ConfirmClaim: { zh: '{number} 优先已核验', en: 'Priority of {number} confirmed' },
  RefuseClaim: { zh: '{number} 优先核验不通过', en: 'Priority of {number} refused' },
  GrantGreenChannel: { zh: '{number} 已走绿色通道', en: '{number} has the green channel' },
  SayReady: { zh: '已就绪，有人等候时自动叫号', en: 'Ready; the hall calls for you' },
  SayNotReady: { zh: '已取消就绪，不会自动叫号', en: 'Not ready; the hall does not call' },
}

/** Instead, where other windows are still to come. */
export const goesOnText: Words = {
  zh: '{number} 本窗口已办，已自动排到下一窗口；请群众评价',
  en: '{number} is done here and waits for its next window; rating is open',
}
