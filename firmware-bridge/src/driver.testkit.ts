import type { DeviceId, EpochMs, PressPayload } from '@yihao/contract'
import type { Condition, DriverHost, Log, PressAnswer } from './driver.ts'

export const quietLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

export interface TestHost extends DriverHost {
  readonly conditions: Condition[]
  readonly presses: PressPayload['key'][]
  answer: PressAnswer
  time: EpochMs | undefined
  last(): Condition | undefined
}

/** A host that remembers what its driver tells. */
export function testHost(deviceId = 'device-1'): TestHost {
  const host: TestHost = {
    deviceId: deviceId as DeviceId,
    conditions: [],
    presses: [],
    answer: 'accepted',
    time: 1_000 as EpochMs,
    last: () => host.conditions.at(-1),
    report: (condition) => {
      host.conditions.push(condition)
    },
    press: async (key) => {
      host.presses.push(key)
      return host.answer
    },
    now: () => host.time,
    log: quietLog,
  }
  return host
}
