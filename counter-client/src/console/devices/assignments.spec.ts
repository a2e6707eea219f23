import { deviceKindSchema, hallInfoSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { assignmentOf, placesOf, placeWords } from './assignments.ts'

const words = (zh: string) => ({ zh, en: zh })
const hall = hallInfoSchema.parse({
  hallId: 'nanming',
  name: words('大厅'),
  mode: 'demo',
  protocolVersion: 1,
  position: { hallId: 'nanming', epoch: 1, seq: 1 },
  at: 0,
  planVersion: 1,
  zones: [{ zoneId: 'a', name: words('A 区') }],
  windows: [{ windowId: 'w3', windowNumber: 3, label: words('个人综合'), zoneId: 'a' }],
  kiosks: [{ kioskId: 'k1', name: words('大门取号机') }],
})

describe('the assignment of a device', () => {
  test('names the place that belongs to its kind', () => {
    expect(assignmentOf('board', 'a')).toEqual({ kind: 'board', zoneId: 'a' })
    expect(assignmentOf('window-screen', 'w3')).toEqual({ kind: 'window-screen', windowId: 'w3' })
    expect(assignmentOf('bridge', ' bridge-1 ')).toEqual({ kind: 'bridge', bridgeId: 'bridge-1' })
    expect(assignmentOf('wall', '')).toEqual({ kind: 'wall' })
  })

  test('is not ready without its place', () => {
    expect(assignmentOf('kiosk', '')).toBeUndefined()
    expect(assignmentOf('bridge', '一号机房')).toBeUndefined()
  })

  test('offers the places of the plan, and typing where the plan has no list', () => {
    const kinds = deviceKindSchema.options
    const typed = kinds.filter((kind) => placesOf(kind, hall) === undefined)
    expect(typed).toEqual(['bridge', 'third-party'])
    expect(placesOf('kiosk', hall)?.map(({ value }) => value)).toEqual(['k1'])
  })

  test('is told in words, or by its id when the plan no longer has the place', () => {
    const of = (kind: 'window-screen', place: string) => {
      const assignment = assignmentOf(kind, place)
      return assignment && placeWords(assignment, hall).zh
    }
    expect(of('window-screen', 'w3')).toBe('3 号窗口·个人综合')
    expect(of('window-screen', 'w99')).toBe('w99')
  })
})
