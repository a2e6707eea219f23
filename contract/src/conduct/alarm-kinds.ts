import { z } from 'zod'
import type { Words } from '../words.ts'
import type { CaseIll } from './case-words.ts'

export const alarmUnitSchema = z.enum(['ms', 'percent', 'count'])
export type AlarmUnit = z.infer<typeof alarmUnitSchema>

export const alarmKinds = [
  'wait',
  'wait-rate',
  'queue-per-window',
  'hall-saturation',
  'over-long-service',
  'idle-while-waiting',
  'empty-window',
  'long-pause',
  'selective-calling',
  'quick-skip',
  'short-service',
  'serial-transfer',
  'revisit',
  'device-down',
  'long-work',
  'instant-start',
  'held-before-limit',
  'missed-without-recalls',
  'miss-rate',
  'bad-rating',
] as const
export const alarmKindSchema = z.enum(alarmKinds)
export type AlarmKind = z.infer<typeof alarmKindSchema>

/** What may speak for the person concerned. */
export const excuseKinds = [
  'papers-with-visitor',
  'device-fault',
  'no-eligible-ticket',
  'hall-calls',
  'system-down',
  'planned-pause',
  'approved-pause',
  'confirmed-claim',
] as const
export const excuseKindSchema = z.enum(excuseKinds)
export type ExcuseKind = z.infer<typeof excuseKindSchema>

export const excuseText: Record<ExcuseKind, Words> = {
  'papers-with-visitor': { zh: '申请人取材料', en: 'Papers with the visitor' },
  'device-fault': { zh: '设备故障', en: 'Device fault' },
  'no-eligible-ticket': { zh: '无可办号', en: 'Nobody whom this window could take' },
  'hall-calls': { zh: '已就绪，等待自动叫号', en: 'Had said ready; the hall calls' },
  'system-down': { zh: '系统停机', en: 'System down' },
  'planned-pause': { zh: '值班表内休息', en: 'Planned break' },
  'approved-pause': { zh: '他人批准的暂停', en: 'Pause set by somebody else' },
  'confirmed-claim': { zh: '优先资格已核验', en: 'Confirmed claim of priority' },
}

interface AlarmKindText {
  readonly words: Words
  readonly formula: Words
  readonly unit: AlarmUnit
  readonly ill: CaseIll
  /** Whom it concerns: only a clerk's has excuses and a reply. */
  readonly concerns: 'hall' | 'clerk' | 'care'
  readonly excuses: readonly ExcuseKind[]
}

const about = (
  [zh, en]: readonly [string, string],
  [formulaZh, formulaEn]: readonly [string, string],
  unit: AlarmUnit,
  ill: CaseIll,
  excuses?: readonly ExcuseKind[],
): AlarmKindText => ({
  words: { zh, en },
  formula: { zh: formulaZh, en: formulaEn },
  unit,
  ill,
  concerns: excuses === undefined ? 'hall' : 'clerk',
  excuses: excuses ?? [],
})

const away = ['planned-pause', 'device-fault', 'system-down'] as const

/** The catalogue of alarms; thresholds, receivers and words are the plan's. */
export const alarmCatalogue: Readonly<Record<AlarmKind, AlarmKindText>> = {
  wait: about(
    ['等候超时', 'Long wait'],
    ['当前时刻－到厅（或最近一次排入）时刻，扣除大厅休息', 'now − queued, less the hall’s rest'],
    'ms',
    'long-wait',
  ),
  'wait-rate': about(
    ['等候超时率', 'Share of long waits'],
    ['等候超过时限人数÷正在等候人数', 'waiting beyond the limit ÷ waiting now'],
    'percent',
    'long-wait',
  ),
  'queue-per-window': about(
    ['窗口饱和度', 'Line per open window'],
    ['等候人数÷开放窗口数（无窗口时除以1）', 'waiting ÷ open windows that serve it (1 if none)'],
    'count',
    'long-wait',
  ),
  'hall-saturation': about(
    ['大厅饱和度', 'Hall saturation'],
    ['在厅票数÷大厅容量', 'open numbers ÷ capacity of the hall'],
    'percent',
    'poor-facilities',
  ),
  'over-long-service': about(
    ['办理超时', 'Over-long service'],
    ['办理净时长÷事项中位时长', 'service net of holds ÷ sum of the items’ medians'],
    'percent',
    'low-efficiency',
    ['device-fault', 'system-down'],
  ),
  'idle-while-waiting': about(
    ['空闲不叫号', 'Idle while others wait'],
    ['窗口空闲且其队列有人等候的持续时间', 'how long it was free while its queues were not empty'],
    'ms',
    'misconduct',
    ['no-eligible-ticket', 'hall-calls', 'papers-with-visitor', ...away],
  ),
  'empty-window': about(
    ['值班空岗', 'Empty window in duty hours'],
    ['值班时间内窗口未开放的持续时间', 'how long it was not opened though somebody was on duty'],
    'ms',
    'misconduct',
    away,
  ),
  'long-pause': about(
    ['暂停过久', 'Long pause'],
    ['本次暂停时长（开放时段内）', 'length of this pause within the sessions'],
    'ms',
    'misconduct',
    [...away, 'approved-pause'],
  ),
  'selective-calling': about(
    ['选择性叫号', 'Selective calling'],
    ['当日越过更早来者的指定叫号次数', 'calls by number today past somebody who came earlier'],
    'count',
    'misconduct',
    ['confirmed-claim'],
  ),
  'quick-skip': about(
    ['过快过号', 'Missed too fast'],
    ['首次呼叫后过快按过号的次数', 'numbers set missed too soon after their first call, today'],
    'count',
    'misconduct',
    ['device-fault'],
  ),
  'short-service': about(
    ['办理过短', 'Very short services'],
    ['当日净时长过短的办理次数', 'services today that were shorter than the setting'],
    'count',
    'misconduct',
    ['papers-with-visitor'],
  ),
  'serial-transfer': about(
    ['多次转办', 'Sent from window to window'],
    ['同一票号当日被转移次数', 'how often one number was transferred'],
    'count',
    'repeat-trips',
  ),
  revisit: about(
    ['重复来厅', 'Came again for the same'],
    ['同一人同一事项在期限内的来厅次数', 'visits of one person for one item within the setting'],
    'count',
    'repeat-trips',
  ),
  'device-down': about(
    ['设备停机', 'Device down'],
    ['窗口因故障暂停的持续时间', 'how long a window has been paused for a fault'],
    'ms',
    'poor-facilities',
  ),
  'long-work': {
    ...about(
      ['连续工作过长', 'Working without a rest'],
      ['未暂停的连续在岗时间', 'time at the window without a pause'],
      'ms',
      'low-efficiency',
    ),
    concerns: 'care',
  },
  'instant-start': about(
    ['呼叫即开始', 'Started at once after the call'],
    ['呼叫后过快按开始办理的次数', 'services started too soon after the call, today'],
    'count',
    'misconduct',
    ['confirmed-claim'],
  ),
  'held-before-limit': about(
    ['临超时挂起', 'Held just before the limit'],
    ['净办理时间将到时限时挂起的次数', 'holds just before the limit of a service, today'],
    'count',
    'misconduct',
    ['papers-with-visitor'],
  ),
  'missed-without-recalls': about(
    ['未叫满即过号', 'Missed without all its calls'],
    ['呼叫次数未满即过号或弃号的次数', 'numbers given up before all their calls, today'],
    'count',
    'misconduct',
    ['device-fault'],
  ),
  'miss-rate': about(
    ['过号弃号率', 'Share of missed numbers'],
    ['当日过号和弃号÷呼叫', 'missed and given up ÷ called, today'],
    'percent',
    'low-efficiency',
  ),
  'bad-rating': about(
    ['差评', 'Bad ratings'],
    ['窗口当日差评笔数', 'bad ratings of a window today'],
    'count',
    'misconduct',
  ),
}
