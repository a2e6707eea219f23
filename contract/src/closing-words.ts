import { clockText } from './hall-time.ts'
import type { HallHead } from './views/common.ts'
import type { Words } from './words.ts'

/** What is told on screens before the hall closes (CLOSE-1). */
export function closingText({ mode, endsAt }: NonNullable<HallHead['closing']>): Words {
  const ends = clockText(endsAt)
  return mode === 'serve-all'
    ? {
        zh: `今日延时服务：${ends} 前取号的都会办完`,
        en: `Open longer today: everybody who took a number before ${ends} is served`,
      }
    : {
        zh: `今日服务到 ${ends}：可能办不到的号会在手机上提示，可改日再来或预约`,
        en: `Service ends at ${ends}: numbers that may not be served are told on the phone; come another day or book`,
      }
}

/** On the visitor's own page. */
export const ownClosingText: Readonly<Record<'will-be-served' | 'may-not-be-served', Words>> = {
  'will-be-served': {
    zh: '快到闭厅时间了，您的号今天可以办到，请不要走远',
    en: 'The hall closes soon; your number will be served today, please stay near',
  },
  'may-not-be-served': {
    zh: '今天闭厅前可能轮不到您，可以取消后改日再来，或预约一个时段',
    en: 'Your turn may not come before the hall closes. You may cancel and come another day, or book a slot',
  },
}
