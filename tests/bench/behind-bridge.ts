import { type HallId, topics } from '@yihao/contract'
import { zoneA } from './demo-access.ts'

/** The speaker of the demonstration's zone A. */
export const speakerId = 'speaker-a'
export const signOf = (windowId: string) => windowId.replace('w', 'sign-')

export const devicesOfZoneA = [...zoneA.windowIds.map(signOf), speakerId] as const

export const showTopic = (hallId: HallId, windowId: string) =>
  topics.show(hallId, signOf(windowId) as never)
export const doTopic = (hallId: HallId) => topics.do(hallId, speakerId as never)
