import type { Words } from '@yihao/contract'

/** Whole minutes for people; `不到 1 分` below one. `ms` is never negative. */
export function minutesWords(ms: number): Words {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return { zh: '不到 1 分', en: '< 1 min' }
  if (minutes < 60) return { zh: `${minutes} 分`, en: `${minutes} min` }
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0
    ? { zh: `${hours} 小时`, en: `${hours} h` }
    : { zh: `${hours} 小时 ${rest} 分`, en: `${hours} h ${rest} min` }
}

/** `06:12`, or `1:06:12` from an hour on, for running clocks. */
export function clockDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const hours = Math.floor(seconds / 3_600)
  const minutes = String(Math.floor((seconds % 3_600) / 60)).padStart(2, '0')
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${minutes}:${rest}` : `${minutes}:${rest}`
}

const weekdays: readonly Words[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
]

/** `11月23日 周一` from a business date and its ISO weekday. */
export function dateWords(businessDate: string, weekday: number): Words {
  const [, month, day] = businessDate.split('-').map(Number) as [number, number, number]
  const name = weekdays[weekday - 1] ?? { zh: '', en: '' }
  return { zh: `${month}月${day}日 ${name.zh}`, en: `${name.en} ${day}/${month}` }
}
