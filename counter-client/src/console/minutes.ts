import type { Words } from '@yihao/contract'

/** Policies score in milliseconds of waiting, times the rate of a class; people read minutes. */
export const scoreText = (score: number): string => (score / 60_000).toFixed(1)

export const scoreUnit: Words = { zh: '分', en: 'min' }

/** `1:05:09` or `5:09`: a stretch to the second, for who adds them up by hand. */
export function spanText(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor(seconds / 60) % 60
  const last = `${String(seconds % 60).padStart(2, '0')}`
  return hours === 0 ? `${minutes}:${last}` : `${hours}:${String(minutes).padStart(2, '0')}:${last}`
}
