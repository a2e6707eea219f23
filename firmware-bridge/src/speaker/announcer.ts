import { type EpochMs, type EventId, limits } from '@yihao/contract'
import { type Outcome, sentenceOf } from '../driver.ts'
import { type Call, callSentence } from './sentence.ts'
import type { Voice } from './voice.ts'

export interface Announcement {
  readonly eventId: EventId
  readonly expiresAt: EpochMs
  readonly call: Call
}

interface Waiting {
  readonly announcement: Announcement
  readonly settle: (outcome: Outcome) => void
}

/**
 * One loudspeaker says one sentence at a time: in some halls the second call cuts the first one
 * off, and its visitor is lost. A call whose time is over when its turn comes stays unsaid.
 */
export class Announcer {
  readonly #voice: Voice
  readonly #now: () => EpochMs | undefined
  readonly #waiting: Waiting[] = []
  #speaking = false

  constructor(options: { readonly voice: Voice; readonly now: () => EpochMs | undefined }) {
    this.#voice = options.voice
    this.#now = options.now
  }

  announce(announcement: Announcement): Promise<Outcome> {
    return new Promise((settle) => {
      this.#waiting.push({ announcement, settle })
      // The oldest is the one that comes too late to help anybody.
      if (this.#waiting.length > limits.announcementsWaitingMax) {
        this.#waiting.shift()?.settle({ result: 'expired', detail: 'too many calls were waiting' })
      }
      void this.#speakAll()
    })
  }

  async stop(): Promise<void> {
    for (const { settle } of this.#waiting.splice(0)) {
      settle({ result: 'failed', detail: 'the bridge stops', nothingHappened: true })
    }
    await this.#voice.stop()
  }

  async #speakAll(): Promise<void> {
    if (this.#speaking) return
    this.#speaking = true
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      next.settle(await this.#speak(next.announcement))
    }
    this.#speaking = false
  }

  async #speak({ call, eventId, expiresAt }: Announcement): Promise<Outcome> {
    const now = this.#now()
    if (now === undefined || now >= expiresAt) return { result: 'expired' }
    try {
      const spoken = await this.#voice.speak(callSentence(call), eventId)
      return spoken.how === 'played'
        ? { result: 'done' }
        : { result: 'done', detail: 'no loudspeaker: kept as a file' }
    } catch (error) {
      return { result: 'failed', detail: sentenceOf(error) }
    }
  }
}
