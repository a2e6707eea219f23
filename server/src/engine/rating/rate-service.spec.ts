import type { Satisfaction } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../scenario.testkit.ts'
import {
  callsNext,
  closesDay,
  finishes,
  opens,
  opensDay,
  press,
  rates,
  returns,
  starts,
  takes,
  toWindow,
  transfers,
} from '../steps.testkit.ts'

const served = () => openHall().given(opens('w1'), takes(), callsNext('w1'), starts('w1'))
const servingOf = (hall: Scenario, number = 'A001') =>
  (hall.ticket(number) as { readonly servingId: string }).servingId

function finished() {
  const hall = served()
  const servingId = servingOf(hall)
  return { hall: hall.given(finishes('w1')), servingId }
}

describe('rating', () => {
  test('[RATE-1] belongs to a finished service and its window', () => {
    const { hall, servingId } = finished()
    hall.when(rates(servingId)).thenHappens({
      ServiceRated: { servingId, windowId: 'w1', satisfaction: 'satisfied', labels: ['411'] },
    })
    expect(hall.hall.day?.rated).toBe(1)
  })

  test('[RATE-1] once', () => {
    const { hall, servingId } = finished()
    hall.given(rates(servingId)).when(rates(servingId)).thenRefused('AlreadyRated')
  })

  test('[RATE-1] not before it is finished, nor one that never was', () => {
    const hall = served()
    hall.when(rates(servingOf(hall))).thenRefused('ServingUnknown')
    hall.when(rates('s.none')).thenRefused('ServingUnknown')
  })

  test('[RATE-1] a service returned for correction may be rated, a transferred one not', () => {
    const returned = served()
    const servingId = servingOf(returned)
    returned
      .given(returns('w1', ['照片']))
      .when(rates(servingId))
      .thenAccepted()
    const moved = served().given(opens('w2'))
    const first = servingOf(moved)
    moved
      .given(transfers('w1', toWindow('w2')))
      .when(rates(first))
      .thenRefused('ServingUnknown')
  })

  test('[RATE-1] for seven days, also after the day has closed', () => {
    const { hall, servingId } = finished()
    hall.given(closesDay)
    hall.at('09:00:01', '2026-11-30').when(rates(servingId)).thenRefused('RatingTooLate')
    hall.at('09:00', '2026-11-30').when(rates(servingId)).thenAccepted()
  })

  test('[RATE-4] its labels are those of the level', () => {
    const labelled = (satisfaction: Satisfaction, ...labels: string[]) =>
      press('RateService', { servingId: finished().servingId, satisfaction, labels, channel })
    const channel = 'phone' as const
    const { hall } = finished()
    hall.when(labelled('very-satisfied', '210')).thenRefused('MalformedCommand')
    hall.when(labelled('satisfied', '199')).thenRefused('MalformedCommand')
    hall.when(labelled('dissatisfied', '212', '212')).thenRefused('MalformedCommand')
    hall.when(labelled('dissatisfied', '212', '210')).thenAccepted()
  })

  test('[RATE-1] a late rating is not counted in the figures of another day', () => {
    const { hall, servingId } = finished()
    hall.given(closesDay).at('08:30', '2026-11-24').given(opensDay('2026-11-24'))
    hall.given(rates(servingId))
    expect(hall.hall.day?.rated).toBe(0)
  })
})
