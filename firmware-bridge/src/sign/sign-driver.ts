import type { ShowPayload } from '@yihao/contract'
import { encodeOnbonRequest, ONBON_ANY_SCREEN, type OnbonAddress } from '../bytes/onbon-k.ts'
import { type OnbonArea, type OnbonUnit, plainOnbonArea } from '../bytes/onbon-k-area.ts'
import { decodeOnbonReply, type OnbonReply } from '../bytes/onbon-k-reply.ts'
import { onbonReceiver } from '../bytes/onbon-k-wire.ts'
import { encodeSignLine, layOutSignLine } from '../bytes/sign-line.ts'
import type { Driver, DriverHost } from '../driver.ts'
import { KeptLine } from '../lines/kept-line.ts'
import type { OpenLine } from '../lines/open-line.ts'

export interface SignOptions {
  readonly open: OpenLine
  /** 屏号 of the card; undefined: whichever hangs on this line. */
  readonly screen: number | undefined
  readonly unit: OnbonUnit
  /** Of a line of text, in pixels. */
  readonly heightPx: number
  readonly colours: boolean
  readonly answerMs?: number
  readonly pingMs?: number
}

type SignShow = Extract<ShowPayload['show'], { readonly kind: 'sign' }>

const usualAnswerMs = 3_000
const usualPingMs = 30_000
const attemptsMax = 3
const busyPauseMs = 500

/** Keeps one Onbon K card at what it should show. The card forgets it when its power is gone. */
export class SignDriver implements Driver {
  readonly #host: DriverHost
  readonly #options: SignOptions
  readonly #line: KeptLine
  readonly #ping: NodeJS.Timeout
  #receiver = onbonReceiver()
  #wanted: SignShow | undefined
  #waiting: { timer: NodeJS.Timeout; attempt: number; stale: boolean } | undefined

  constructor(host: DriverHost, options: SignOptions) {
    this.#host = host
    this.#options = options
    this.#ping = setInterval(() => this.#checkLine(), options.pingMs ?? usualPingMs)
    this.#line = new KeptLine(options.open, {
      opened: () => this.#opened(),
      received: (chunk) => this.#received(chunk),
      lost: (reason) => this.#lost(reason),
    })
  }

  show(show: ShowPayload['show']): void {
    if (show.kind !== 'sign') return
    this.#wanted = show
    // One request at a time: the card would mix the answers up, and only the newest text matters.
    if (this.#waiting === undefined) this.#send(1)
    else this.#waiting.stale = true
  }

  async stop(): Promise<void> {
    clearInterval(this.#ping)
    this.#forgetWaiting()
    await this.#line.stop()
  }

  #opened(): void {
    this.#receiver = onbonReceiver()
    this.#forgetWaiting()
    this.#send(1)
  }

  #lost(reason: string): void {
    this.#forgetWaiting()
    this.#host.log.warn({ reason }, 'The sign is gone')
    this.#host.report({ state: 'offline', detail: 'no-connection' })
  }

  #checkLine(): void {
    if (this.#line.isOpen && this.#waiting === undefined) this.#send(1, true)
  }

  #send(attempt: number, onlyPing = false): void {
    if (!this.#line.isOpen) return
    const wanted = onlyPing ? undefined : this.#wanted
    const address: OnbonAddress = {
      screen: this.#options.screen ?? ONBON_ANY_SCREEN,
      unit: this.#options.unit,
    }
    this.#line.write(
      wanted === undefined
        ? encodeOnbonRequest({ kind: 'ping' }, address)
        : encodeOnbonRequest(
            { kind: 'areas', clearFirst: true, areas: [this.#area(wanted)] },
            address,
          ),
    )
    const answerMs = this.#options.answerMs ?? usualAnswerMs
    const timer = setTimeout(() => this.#unanswered(attempt), answerMs)
    this.#waiting = { timer, attempt, stale: false }
  }

  #area(show: SignShow): OnbonArea {
    const line = layOutSignLine(show)
    const { heightPx, colours } = this.#options
    return {
      ...plainOnbonArea,
      width: show.lineCells * heightPx,
      height: heightPx,
      text: encodeSignLine(line, colours),
    }
  }

  #unanswered(attempt: number): void {
    this.#waiting = undefined
    if (attempt < attemptsMax) {
      this.#send(attempt + 1)
      return
    }
    this.#host.report({ state: 'offline', detail: 'no-answer' })
    this.#line.reopen('the sign does not answer')
  }

  #received(chunk: Uint8Array): void {
    for (const received of this.#receiver.push(chunk)) {
      const reply = received.kind === 'frame' ? decodeOnbonReply(received.body) : undefined
      if (reply !== undefined) this.#answered(reply)
    }
  }

  #answered(reply: OnbonReply): void {
    const waiting = this.#waiting
    if (waiting === undefined) return
    this.#forgetWaiting()
    if (reply.kind === 'nack') {
      this.#refused(reply.error, waiting.attempt)
      return
    }
    this.#host.report({ state: 'ready' })
    if (waiting.stale) this.#send(1)
  }

  #refused(error: string | number, attempt: number): void {
    if (attempt < attemptsMax) {
      const timer = setTimeout(() => this.#send(attempt + 1), busyPauseMs)
      this.#waiting = { timer, attempt, stale: false }
      return
    }
    this.#host.log.error({ error }, 'The sign refuses its text')
    this.#host.report({ state: 'out-of-order', detail: `refused: ${error}` })
  }

  #forgetWaiting(): void {
    clearTimeout(this.#waiting?.timer)
    this.#waiting = undefined
  }
}
