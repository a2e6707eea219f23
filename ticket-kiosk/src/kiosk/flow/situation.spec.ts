import type { KioskView } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { aKioskView } from './kiosk-view.testkit.ts'
import { printsPaper, situationOf } from './situation.ts'

const session = { name: { zh: '上午', en: 'Morning' }, from: '09:00', to: '12:00', running: true }
const hall = { name: { zh: '大厅', en: 'Hall' }, dayOpen: false, session }
const afterHours: KioskView['taking'] = { open: false, refusal: 'OutsideTakingHours' }

describe('what the kiosk can do now', () => {
  test('hands out numbers while the hall does', () => {
    expect(situationOf('live', aKioskView())).toEqual({ kind: 'open' })
  })

  test('says when it begins again', () => {
    const taking = { ...afterHours, opensAt: '13:00' }
    const expected = { kind: 'resting', opensAt: '13:00' }
    expect(situationOf('live', aKioskView({ taking }))).toEqual(expected)
  })

  test('is closed after the last session', () => {
    const { session: _, ...over } = hall
    const view = aKioskView({ taking: afterHours, hall: over })
    expect(situationOf('live', view)).toEqual({ kind: 'closed' })
  })

  test('waits for the staff to open the day', () => {
    const view = aKioskView({ taking: { open: false, refusal: 'DayNotOpen' }, hall })
    expect(situationOf('live', view)).toEqual({ kind: 'not-yet-open' })
  })

  test('promises nothing while the line is lost', () => {
    expect(situationOf('lost', aKioskView())).toEqual({ kind: 'lost' })
  })

  test('is starting before the first view', () => {
    expect(situationOf('connecting', undefined)).toEqual({ kind: 'starting' })
  })
})

describe('paper', () => {
  test('is promised only by a printer that can print', () => {
    const printers: readonly KioskView['printer'][] = ['ready', 'paper-low', 'out-of-order', 'none']
    expect(printers.map((printer) => printsPaper({ printer }))).toEqual([true, true, false, false])
  })
})
