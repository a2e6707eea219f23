import type { AckPayload, DeviceId, DoPayload } from '@yihao/contract'
import { type Driver, type Log, type Outcome, sentenceOf } from '../driver.ts'
import type { EventMemory } from './event-memory.ts'
import type { ServerClock } from './server-clock.ts'

export interface JobsOptions {
  readonly clock: ServerClock
  readonly memory: EventMemory
  readonly driverOf: (deviceId: DeviceId) => Driver | undefined
  readonly ack: (ack: AckPayload) => void
  readonly log: Log
  readonly clockWaitMs?: number
}

/** The server tells its time every three seconds; after these it is not there. */
const usualClockWaitMs = 12_000
const detailCharactersMax = 120

/** Announcements and slips: each begun once, none after its time, all acknowledged. */
export class Jobs {
  readonly #options: JobsOptions

  constructor(options: JobsOptions) {
    this.#options = options
  }

  /** Never rejects. Remembers before it returns, so before the broker is told that it arrived. */
  async take(deviceId: DeviceId, job: DoPayload): Promise<void> {
    const { memory, log } = this.#options
    const { eventId } = job
    try {
      if (!memory.begin(deviceId, eventId)) {
        this.#ack(deviceId, job, { result: 'repeated' })
        return
      }
      const outcome = await this.#carryOut(deviceId, job)
      if (outcome.nothingHappened === true) memory.forget(deviceId, eventId)
      this.#ack(deviceId, job, outcome)
    } catch (error) {
      log.error({ err: error, deviceId, eventId }, 'A job broke off')
      this.#ack(deviceId, job, { result: 'failed', detail: sentenceOf(error) })
    }
  }

  async #carryOut(deviceId: DeviceId, job: DoPayload): Promise<Outcome> {
    const { clock, clockWaitMs, driverOf } = this.#options
    const now = await clock.freshNow(clockWaitMs ?? usualClockWaitMs)
    if (now === undefined) return { result: 'expired', detail: 'the server’s time is not known' }
    if (now >= job.expiresAt) return { result: 'expired' }
    const driver = driverOf(deviceId)
    if (driver?.do === undefined) {
      return { result: 'failed', detail: 'no such device here', nothingHappened: true }
    }
    return await driver.do(job)
  }

  #ack(
    deviceId: DeviceId,
    { eventId, action }: DoPayload,
    { result, detail }: { readonly result: AckPayload['result']; readonly detail?: string },
  ): void {
    const { ack, log } = this.#options
    log.info({ deviceId, eventId, result, detail }, `${action.kind}: ${result}`)
    ack({
      eventId,
      deviceId,
      result,
      ...(detail === undefined ? {} : { detail: detail.slice(0, detailCharactersMax) }),
    })
  }
}
