import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DeviceId, EventId } from '@yihao/contract'
import { readIfThere, writeWhole } from '../state-files.ts'

const rememberedMax = 2_000
/** The file may grow to this many lines before it is written anew. */
const linesMax = 2 * rememberedMax

/**
 * Which jobs were begun. MQTT delivers at least once and a server may repeat after a restart; a call
 * is said and a paper printed once. Written before the job begins, so a crash costs the job and
 * never doubles it.
 */
export class EventMemory {
  readonly #path: string
  readonly #begun: Set<string>
  #lines: number

  constructor(path: string) {
    this.#path = path
    mkdirSync(dirname(path), { recursive: true })
    const lines = (readIfThere(path) ?? '').split('\n').filter((line) => line !== '')
    this.#begun = new Set(lines.slice(-rememberedMax))
    this.#lines = lines.length
  }

  /** False when this device has begun it before. One event may be for several devices. */
  begin(deviceId: DeviceId, eventId: EventId): boolean {
    const entry = `${deviceId} ${eventId}`
    if (this.#begun.has(entry)) return false
    this.#begun.add(entry)
    const [oldest] = this.#begun
    if (this.#begun.size > rememberedMax && oldest !== undefined) this.#begun.delete(oldest)
    this.#lines += 1
    if (this.#lines > linesMax) this.#writeAnew()
    else appendFileSync(this.#path, `${entry}\n`, { mode: 0o600 })
    return true
  }

  /** It did not happen after all, so it may be asked for once more. */
  forget(deviceId: DeviceId, eventId: EventId): void {
    if (this.#begun.delete(`${deviceId} ${eventId}`)) this.#writeAnew()
  }

  #writeAnew(): void {
    writeWhole(this.#path, [...this.#begun].map((entry) => `${entry}\n`).join(''))
    this.#lines = this.#begun.size
  }
}
