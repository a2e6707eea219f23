import type { DoPayload } from '@yihao/contract'
import type { Condition, Driver, DriverHost, Outcome } from '../driver.ts'
import { Announcer } from './announcer.ts'
import type { Voice } from './voice.ts'

/** The voice of one zone. `silent` says why nothing will be heard, when that is known before. */
export class SpeakerDriver implements Driver {
  readonly #announcer: Announcer
  readonly #host: DriverHost
  readonly #usual: Condition

  constructor(host: DriverHost, options: { readonly voice: Voice; readonly silent?: string }) {
    this.#host = host
    this.#announcer = new Announcer({ voice: options.voice, now: () => host.now() })
    const { silent } = options
    this.#usual = silent === undefined ? { state: 'ready' } : { state: 'attention', detail: silent }
    host.report(this.#usual)
  }

  async do({ action, eventId, expiresAt }: DoPayload): Promise<Outcome> {
    if (action.kind !== 'announce') return { result: 'failed', detail: 'a speaker only announces' }
    const { number, windowNumber, callCount } = action
    const call = { number, windowNumber, callCount }
    const outcome = await this.#announcer.announce({ eventId, expiresAt, call })
    if (outcome.result === 'done') this.#host.report(this.#usual)
    if (outcome.result === 'failed') {
      this.#host.report({ state: 'out-of-order', detail: 'voice-failed' })
      this.#host.log.error({ number, detail: outcome.detail }, 'The call was not spoken')
    }
    return outcome
  }

  stop(): Promise<void> {
    return this.#announcer.stop()
  }
}
