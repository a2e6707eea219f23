import { type DeviceId, type ShowPayload, topics } from '@yihao/contract'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { MqttLink } from './mqtt-link.ts'
import { type Show, showsOf } from './show-of.ts'

const sendTogetherMax = 50
/** An evaluator's wait ends by itself, without an event. */
const lookAgainMs = 1_000

type ShowRuntime = Pick<HallRuntime, 'hallId' | 'now' | 'position' | 'read' | 'onCommitted'>

/**
 * Keeps the retained shows as the hall is. Not a follower with a position: only what holds now
 * matters, so after a start or a lost broker everything is said again.
 */
export class Shows {
  readonly #runtime: ShowRuntime
  readonly #link: MqttLink
  readonly #logger: RuntimeLogger
  readonly #said = new Map<DeviceId, string>()
  readonly #endings: (() => void)[] = []
  #passing: Promise<void> | undefined
  #again = false
  #stopped = false

  constructor(runtime: ShowRuntime, link: MqttLink, logger: RuntimeLogger) {
    this.#runtime = runtime
    this.#link = link
    this.#logger = logger
    this.#endings.push(runtime.onCommitted(() => this.#wake()))
    link.onConnected(() => {
      this.#said.clear()
      this.#wake()
    })
    const timer = setInterval(() => this.#ratingOpen() && this.#wake(), lookAgainMs)
    this.#endings.push(() => clearInterval(timer))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const end of this.#endings) end()
    await this.#passing
  }

  /** Many commits while one pass is sent become one more pass. */
  #wake(): void {
    if (this.#stopped || !this.#link.connected) return
    this.#again = true
    this.#passing ??= this.#passes().finally(() => {
      this.#passing = undefined
    })
  }

  async #passes(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false
      try {
        await this.#pass()
      } catch (err) {
        // Either the broker went, then its return says everything again, or the next commit does.
        this.#logger.error({ err }, 'the shows of the hall were not sent')
      }
    }
  }

  async #pass(): Promise<void> {
    const { position, at, shows } = await this.#runtime.read((hall) => {
      const now = this.#runtime.now()
      return { position: this.#runtime.position(), at: now, shows: showsOf(hall, now) }
    })
    const changed = [...shows].filter(([id, show]) => this.#said.get(id) !== JSON.stringify(show))
    for (let from = 0; from < changed.length; from += sendTogetherMax) {
      const part = changed.slice(from, from + sendTogetherMax)
      await Promise.all(part.map(([id, show]) => this.#say(id, { position, at, show }, show)))
    }
  }

  async #say(deviceId: DeviceId, payload: ShowPayload, show: Show): Promise<void> {
    const topic = topics.show(this.#runtime.hallId, deviceId)
    await this.#link.send(topic, payload, { retain: true })
    this.#said.set(deviceId, JSON.stringify(show))
  }

  #ratingOpen(): boolean {
    return [...this.#said.values()].some((text) => text.includes('"rating":true'))
  }
}
