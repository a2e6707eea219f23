import type { CommandId, DeviceId, HallCommand, Reply } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { at, settled, take } from '../runtime/test-hall.testkit.ts'
import type { Caller } from './caller.ts'
import { staffedHall } from './people.testkit.ts'
import { RefusedTakes } from './refused-takes.ts'

const kiosk = {
  kind: 'device',
  deviceId: 'dev-1' as DeviceId,
  assignment: { kind: 'kiosk', kioskId: 'kiosk-1' },
} as Caller
const refused = (code: string) =>
  ({ ok: false, commandId: 'c' as CommandId, refusal: { code }, words: {} }) as Reply

async function hallWithCount() {
  const hall = await staffedHall()
  const refusedTakes = new RefusedTakes(hall)
  const told = async () => {
    await settled(hall.runtime)
    const events = await hall.runtime.readAfter(0, 5_000)
    return events.flatMap((event) => (event.type === 'TakeRefused' ? [event.data] : []))
  }
  return { ...hall, refusedTakes, told }
}

describe('[LIMIT-5] refused takes', () => {
  test('are recorded with their reason, and only with what the plan knows', async () => {
    const { refusedTakes, told } = await hallWithCount()
    const data = { ...take.data, itemCodes: ['R-A', '11010519491231002X'] }
    const command = { type: 'IssueTicket', data } as HallCommand
    refusedTakes.note(kiosk, command, refused('ItemUnknown'))
    expect(await told()).toEqual([
      {
        code: 'ItemUnknown',
        source: 'kiosk',
        itemCodes: ['R-A'],
        packageCodes: [],
        kioskId: 'kiosk-1',
        times: 1,
      },
    ])
  })

  test('a stuck client is told once a minute with how often, each reason by itself', async () => {
    const { refusedTakes, told, clock } = await hallWithCount()
    for (let press = 0; press < 500; press += 1) {
      refusedTakes.note(kiosk, take, refused('OutsideTakingHours'))
    }
    refusedTakes.note(kiosk, take, refused('TooManyOpenTickets'))
    expect((await told()).map(({ code, times }) => [code, times])).toEqual([
      ['OutsideTakingHours', 1],
      ['TooManyOpenTickets', 1],
    ])
    clock.moveTo(at('09:01'))
    expect((await told()).at(-1)).toMatchObject({ code: 'OutsideTakingHours', times: 499 })
    clock.moveTo(at('09:02'))
    refusedTakes.note(kiosk, take, refused('OutsideTakingHours'))
    expect(await told()).toHaveLength(4)
    refusedTakes.note(kiosk, take, refused('OutsideTakingHours'))
    refusedTakes.stop()
    expect(await told()).toHaveLength(5)
  })

  test('what is no take, or no rule of the hall, is not', async () => {
    const { refusedTakes, told } = await hallWithCount()
    const call = { type: 'CallNext', data: { windowId: 'w001' } } as HallCommand
    refusedTakes.note(kiosk, call, refused('NobodyWaiting'))
    refusedTakes.note(kiosk, take, refused('NotAllowed'))
    refusedTakes.note(kiosk, take, refused('TooManyRequests'))
    expect(await told()).toEqual([])
  })
})
