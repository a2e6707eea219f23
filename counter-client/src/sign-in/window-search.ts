import type { HallInfo } from '@yihao/contract'

export type WindowPlace = HallInfo['windows'][number]

/** `3`, `3号`, `综合` or a zone's name; a number typed finds its own window first. */
export function searchWindows(
  hall: Pick<HallInfo, 'windows' | 'zones'>,
  typed: string,
): readonly WindowPlace[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/号(窗口)?$/, '')
  const sorted = [...hall.windows].sort((a, b) => a.windowNumber - b.windowNumber)
  if (wanted === '') return sorted
  const zoneName = (zoneId: string) =>
    hall.zones.find((zone) => zone.zoneId === zoneId)?.name ?? { zh: '', en: '' }
  const rank = (place: WindowPlace): number => {
    const number = String(place.windowNumber)
    if (number === wanted) return 0
    if (number.startsWith(wanted)) return 1
    const zone = zoneName(place.zoneId)
    const text = [place.label.zh, place.label.en, zone.zh, zone.en].join(' ').toLowerCase()
    return text.includes(wanted) ? 2 : 3
  }
  return sorted
    .map((place) => ({ place, at: rank(place) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .map(({ place }) => place)
}
