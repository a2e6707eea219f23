import type { Words } from '@yihao/contract'

/** Policies score in milliseconds of waiting, times the rate of a class; people read minutes. */
export const scoreText = (score: number): string => (score / 60_000).toFixed(1)

export const scoreUnit: Words = { zh: '分', en: 'min' }

/**
 * `1:05:09` or `5:09`: from the second of the clock to the second of the clock, so that who adds up
 * the stretches of a visit by hand comes to the same.
 */
export function spanText(from: number, to: number): string {
  const seconds = Math.floor(to / 1_000) - Math.floor(from / 1_000)
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor(seconds / 60) % 60
  const last = `${String(seconds % 60).padStart(2, '0')}`
  return hours === 0 ? `${minutes}:${last}` : `${hours}:${String(minutes).padStart(2, '0')}:${last}`
}
