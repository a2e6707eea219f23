import type { Words } from '../words.ts'
import type { CaseIll } from './case-words.ts'
import type { IndicatorUnit, Measure } from './indicator-words.ts'

/** How an indicator is made of its measures. */
export interface Indicator {
  readonly indicatorId: string
  readonly name: Words
  readonly formula: Words
  readonly unit: IndicatorUnit
  readonly better: 'lower' | 'higher' | 'neither'
  readonly ill: CaseIll
  /** mean and rate: Σ of ÷ Σ per; sum: Σ of; the others from every single value. */
  readonly how: 'mean' | 'rate' | 'sum' | 'p90-wait' | 'longest-wait' | 'p90-service'
  readonly of: readonly Measure[]
  readonly per: readonly Measure[]
  /** What its sample size counts. */
  readonly sample: Measure
}

type Parts = Pick<Indicator, 'how' | 'of' | 'per' | 'sample' | 'better'>

const made = (
  indicatorId: string,
  ill: CaseIll,
  [zh, en]: readonly [string, string],
  [formulaZh, formulaEn]: readonly [string, string],
  parts: Parts,
): Indicator => ({
  indicatorId,
  ill,
  name: { zh, en },
  formula: { zh: formulaZh, en: formulaEn },
  unit: unitOf(parts),
  ...parts,
})

function unitOf({ how, of }: Parts): IndicatorUnit {
  if (how === 'rate') return 'percent'
  if (how !== 'sum') return 'ms'
  if (of[0] === 'noNumberMinutes') return 'minutes'
  return of[0]?.endsWith('Ms') === true ? 'ms' : 'count'
}

const mean = (of: Measure, per: Measure): Parts => ({
  how: 'mean',
  of: [of],
  per: [per],
  sample: per,
  better: 'lower',
})
const rate = (
  of: readonly Measure[],
  per: readonly Measure[],
  sample: Measure,
  better: Indicator['better'] = 'lower',
): Parts => ({ how: 'rate', of, per, sample, better })
const sum = (of: Measure, better: Indicator['better'] = 'lower', sample: Measure = of): Parts => ({
  how: 'sum',
  of: [of],
  per: [],
  sample,
  better,
})
const every = (how: 'p90-wait' | 'longest-wait' | 'p90-service'): Parts => {
  const service = how === 'p90-service'
  const [of, per] = service
    ? (['servingMs', 'services'] as const)
    : (['waitNetMs', 'called'] as const)
  return { how, of: [of], per: [per], sample: per, better: 'lower' }
}

const waits: readonly Indicator[] = [
  made(
    'wait-net',
    'long-wait',
    ['平均等候时长（净）', 'Mean wait, net'],
    ['Σ（呼叫－到厅或最近排入，扣除午休）÷呼叫次数', 'Σ (call − queued, less the rest) ÷ calls'],
    mean('waitNetMs', 'called'),
  ),
  made(
    'wait-gross',
    'long-wait',
    ['平均等候时长（毛）', 'Mean wait, gross'],
    ['Σ（呼叫－到厅或最近排入）÷呼叫次数', 'Σ (call − queued) ÷ calls'],
    mean('waitGrossMs', 'called'),
  ),
  made(
    'wait-p90',
    'long-wait',
    ['等候时长 P90（净）', 'Wait, 90 %'],
    ['九成等候不超过的值，进位到10秒', 'nine of ten net waits are no longer; rounded up to 10 s'],
    every('p90-wait'),
  ),
  made(
    'wait-longest',
    'long-wait',
    ['最长等候（净）', 'Longest wait, net'],
    ['净等候的最大值', 'the longest net wait'],
    every('longest-wait'),
  ),
  made(
    'wait-over-rate',
    'long-wait',
    ['超时等候率', 'Waits beyond the limit'],
    ['净等候超过时限的呼叫÷全部呼叫', 'calls whose net wait was beyond the limit ÷ calls'],
    rate(['overWait'], ['called'], 'called'),
  ),
  made(
    'refused-take-rate',
    'long-wait',
    ['取号被拒率', 'Refused takes'],
    ['被拒取号次数÷（被拒＋取到）', 'refused takes ÷ (refused + issued)'],
    rate(['refused'], ['refused', 'issued'], 'refused'),
  ),
  made(
    'no-number-minutes',
    'long-wait',
    ['无号可取时段', 'Minutes without numbers'],
    ['因号已取完而拒绝取号的分钟数，按队列相加', 'minutes in which a queue had no number left'],
    sum('noNumberMinutes'),
  ),
  made(
    'kiosk-line-rate',
    'long-wait',
    ['取号机前排队率', 'Takes in a line at the kiosk'],
    ['紧接上一次使用的取号÷取号机取号', 'takes right after another use ÷ takes at kiosks'],
    rate(['kioskFollowed'], ['kioskTakes'], 'kioskTakes'),
  ),
]

const services: readonly Indicator[] = [
  made(
    'service-mean',
    'low-efficiency',
    ['平均办理时长', 'Mean service'],
    ['Σ（结束－开始－挂起）÷办理次数', 'Σ (end − start − holds) ÷ services'],
    mean('servingMs', 'services'),
  ),
  made(
    'service-p90',
    'low-efficiency',
    ['办理时长 P90', 'Service, 90 %'],
    ['九成办理不超过的值，进位到10秒', 'nine of ten services are no longer; rounded up to 10 s'],
    every('p90-service'),
  ),
  made(
    'service-over-rate',
    'low-efficiency',
    ['超时办理率', 'Services beyond the limit'],
    ['超过事项时限的办理÷办理次数', 'services beyond their items’ limit ÷ services'],
    rate(['overService'], ['services'], 'services'),
  ),
  made(
    'busy-rate',
    'low-efficiency',
    ['在办率', 'Busy share of open windows'],
    ['窗口有票号的时间÷窗口开放时间', 'time with a number ÷ time open'],
    rate(['busyMs'], ['openMs'], 'services', 'higher'),
  ),
  made(
    'miss-rate',
    'low-efficiency',
    ['过号率', 'Missed calls'],
    ['过号÷呼叫', 'missed ÷ calls'],
    rate(['noShows'], ['called'], 'called'),
  ),
  made(
    'abandon-rate',
    'low-efficiency',
    ['弃号率', 'Given up'],
    ['弃号÷取号（不是占全部弃号的比例）', 'given up ÷ issued (not a share of all that gave up)'],
    rate(['abandoned'], ['issued'], 'issued'),
  ),
]

const conduct: readonly Indicator[] = [
  made(
    'pause-rate',
    'misconduct',
    ['暂停占比', 'Share of time paused'],
    ['（暂停－故障）÷（开放＋暂停）', '(paused − faults) ÷ (open + paused)'],
    rate(['pausedMs'], ['openMs', 'pausedMs'], 'services'),
  ),
  made(
    'by-number-rate',
    'misconduct',
    ['指定叫号率', 'Calls by number'],
    ['指定叫号÷呼叫', 'calls by number ÷ calls'],
    rate(['byNumber'], ['called'], 'called'),
  ),
  made(
    'bad-rating-rate',
    'misconduct',
    ['差评率', 'Bad ratings'],
    ['差评÷本人作出的评价（未评价不计）', 'bad ratings ÷ ratings made by a person'],
    rate(['badRated'], ['rated'], 'rated'),
  ),
  made(
    'rated-rate',
    'misconduct',
    ['主动评价率', 'Rated by the visitor'],
    ['本人作出的评价÷办理次数', 'ratings made by a person ÷ services'],
    rate(['rated'], ['services'], 'services', 'higher'),
  ),
  made(
    'slow-labels',
    'misconduct',
    ['慢作为标签', 'Labels of slowness'],
    ['含110、209、213标签的评价数', 'ratings with label 110, 209 or 213'],
    sum('slowLabels', 'lower', 'rated'),
  ),
]

const trips: readonly Indicator[] = [
  made(
    'revisit-rate',
    'repeat-trips',
    ['二次办理率', 'Came again for the same'],
    ['期限内同一人同一事项再次取号÷实名取号', 'same person, same item again ÷ named takes'],
    rate(['revisits'], ['named'], 'named'),
  ),
  made(
    'once-rate',
    'repeat-trips',
    ['一次办结率', 'Done at once'],
    ['（办理－退回补正）÷办理', '(services − returned) ÷ services'],
    rate(['services'], ['services'], 'services', 'higher'),
  ),
  made(
    'transfer-rate',
    'repeat-trips',
    ['转移率', 'Sent on'],
    ['转移÷呼叫', 'transfers ÷ calls'],
    rate(['transferred'], ['called'], 'called'),
  ),
  made(
    'trip-labels',
    'repeat-trips',
    ['来回跑标签', 'Labels of running to and fro'],
    ['含113、114、210标签的评价数', 'ratings with label 113, 114 or 210'],
    sum('tripLabels', 'lower', 'rated'),
  ),
]

const guides: readonly Indicator[] = [
  made(
    'returned-rate',
    'wrong-guide',
    ['退办率', 'Sent away'],
    ['退回补正÷办理', 'returned for correction ÷ services'],
    rate(['returned'], ['services'], 'services'),
  ),
  made(
    'guide-labels',
    'wrong-guide',
    ['指南不准标签', 'Labels of a wrong guide'],
    ['含108、109、111、207、208标签的评价数', 'ratings with label 108, 109, 111, 207 or 208'],
    sum('guideLabels', 'lower', 'rated'),
  ),
]

const facilities: readonly Indicator[] = [
  made(
    'fault-rate',
    'poor-facilities',
    ['设备停机率', 'Share of time down'],
    ['因故障暂停÷（开放＋暂停）', 'paused for a fault ÷ (open + paused)'],
    rate(['faultMs'], ['openMs', 'pausedMs'], 'services'),
  ),
  made(
    'booked-rate',
    'poor-facilities',
    ['预约占比', 'Booked'],
    ['预约取号÷取号', 'numbers of bookings ÷ issued'],
    rate(['booked'], ['issued'], 'issued', 'higher'),
  ),
  made(
    'missed-booking-rate',
    'poor-facilities',
    ['爽约率', 'Missed bookings'],
    ['爽约÷（爽约＋预约取号）', 'missed bookings ÷ (missed + kept)'],
    rate(['missedBookings'], ['missedBookings', 'booked'], 'booked', 'neither'),
  ),
  made(
    'facility-labels',
    'poor-facilities',
    ['便民设施标签', 'Labels of poor facilities'],
    ['含112、211、212标签的评价数', 'ratings with label 112, 211 or 212'],
    sum('facilityLabels', 'lower', 'rated'),
  ),
  made(
    'issued',
    'poor-facilities',
    ['取号', 'Numbers taken'],
    ['取到的票号数', 'numbers issued'],
    sum('issued', 'neither'),
  ),
]

/** Some numerators are a difference: what is taken off. */
export const lessOf: Readonly<Record<string, Measure>> = {
  'once-rate': 'returned',
  'pause-rate': 'faultMs',
}

/** Every indicator with its printed formula and the named ill that it measures. */
export const indicatorCatalogue: readonly Indicator[] = [
  ...waits,
  ...trips,
  ...services,
  ...guides,
  ...facilities,
  ...conduct,
]
