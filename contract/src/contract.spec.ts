import { expect, test } from 'vitest'
import {
  addDays,
  atClock,
  type BusinessDate,
  businessDateAt,
  clockSecondsText,
  commandEnvelopeSchema,
  commandSchemas,
  type DeviceId,
  type EpochMs,
  type HallId,
  parseClientTopic,
  readHallClock,
  refusalCodes,
  refusalText,
  startOfDate,
  topics,
} from './index.ts'

const date = (text: string) => text as BusinessDate
const instant = (text: string) => Date.parse(text) as EpochMs

test('[DAY-1] the business date is the date in Asia/Shanghai, whatever the zone of the machine', () => {
  expect(businessDateAt(instant('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22')
  expect(businessDateAt(instant('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(businessDateAt(instant('2019-12-30T16:30:00Z'))).toBe('2019-12-31')
})

test('[DAY-1] dates agree with Intl for every day of forty years', () => {
  const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
  let at = instant('1999-12-31T16:00:00Z')
  for (let day = 0; day < 14_600; day += 1) {
    expect(businessDateAt(at)).toBe(intl.format(at))
    at = (at + 86_400_000) as EpochMs
  }
})

test('a date and a time of the hall make one instant and give it back', () => {
  expect(startOfDate(date('2026-11-23'))).toBe(instant('2026-11-22T16:00:00Z'))
  const at = atClock(date('2026-11-23'), '08:50')
  expect(readHallClock(at)).toEqual({
    businessDate: '2026-11-23',
    weekday: 1,
    sinceMidnightMs: (8 * 60 + 50) * 60_000,
  })
  expect(clockSecondsText(at)).toBe('08:50:00')
  expect(addDays(date('2024-02-28'), 2)).toBe('2024-03-01')
})

test('every command has its own name as type, and a stranger is not a command', () => {
  for (const [name, schema] of Object.entries(commandSchemas)) {
    expect(schema.shape.type.value).toBe(name)
  }
  const parsed = commandEnvelopeSchema.safeParse({
    commandId: 'c-1',
    command: { type: 'CallNext', data: { windowId: 'w1', ticketId: 't' } },
  })
  expect(parsed.success).toBe(false)
})

test('every refusal has words in both languages', () => {
  expect(Object.keys(refusalText).sort()).toEqual([...refusalCodes].sort())
})

test('a client topic is taken apart again, and no other topic is', () => {
  const hallId = 'nanming' as HallId
  expect(parseClientTopic(hallId, topics.press(hallId, 'b1'))).toEqual({
    clientId: 'b1',
    branch: 'press',
  })
  expect(parseClientTopic(hallId, topics.deviceState(hallId, 'b1', 's1' as DeviceId))).toEqual({
    clientId: 'b1',
    branch: 'device',
    deviceId: 's1',
  })
  expect(parseClientTopic(hallId, topics.show(hallId, 's1' as DeviceId))).toBeUndefined()
  expect(parseClientTopic(hallId, 'yihao/1/nanming/client/b1/state/x/y')).toBeUndefined()
})
