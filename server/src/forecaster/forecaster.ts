import type { Worker } from 'node:worker_threads'
import { addDays, businessDateAt, type RecordedEvent, type TidalExpectation } from '@yihao/contract'
import type { HallState } from '../engine/hall.ts'
import type { HallForecast } from '../forecast/live/live-forecaster.ts'
import type { Happened } from '../forecast/live/said.ts'
import type { WhatIf } from '../forecast/live/what-if.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import { startThread } from '../threads/start-thread.ts'
import type { HallRanges } from '../views/ranges.ts'
import { ForecastStore } from './forecast-store.ts'
import { learnFrom } from './learn-from.ts'
import type { FromForecastWorker, ToForecastWorker } from './worker-messages.ts'

export interface ForecasterOptions {
  readonly runtime: HallRuntime
  readonly database: SqliteDatabase
  readonly logger: RuntimeLogger
  /** The thread; another one in tests. */
  readonly thread?: () => Worker
}

const ownThread = () =>
  startThread(import.meta.url, 'forecast-worker', {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })

const readEventsMax = 500
/** In hall time no more often than this, and in real time never more often than the other. */
const everyMs = 1_000
const everyRealMsLeast = 100
/** While people wait, time itself is news after so long. */
const againMs = 15_000
const restartAfterMs = 1_000
/** A thread that does not answer for so long is ended and started again. */
const answerWithinMs = 20_000
/** Ranges are learnt again from so many at a start. */
const pastMost = 4_000
const keptDays = 180

/**
 * Forecasts in a thread of its own, off the path of any call: it is told what was committed, and
 * asked at most once a second. While it is away nobody is told a range.
 */
export class Forecaster {
  readonly #options: ForecasterOptions
  readonly #store: ForecastStore
  readonly #listeners = new Set<() => void>()
  readonly #happenedListeners = new Set<(happened: readonly Happened[]) => void>()
  #ranges: HallRanges | undefined
  #worker: Worker | undefined
  #toldSeq = 0
  #catchingUp: Promise<void> | undefined
  #ready = false
  #news = true
  #asked: { readonly at: number; readonly real: number } | undefined
  #lastAt = 0
  #timer: NodeJS.Timeout | undefined
  #restart: NodeJS.Timeout | undefined
  #stopListening: (() => void) | undefined
  #stopped = false
  #question = 0
  readonly #questions = new Map<number, (expected: TidalExpectation | undefined) => void>()

  constructor(options: ForecasterOptions) {
    this.#options = options
    this.#store = new ForecastStore(options.database, options.runtime.hallId)
  }

  /** What was told and then happened. */
  get store(): ForecastStore {
    return this.#store
  }

  /** What views tell; undefined while nothing can be said. */
  readonly ranges = (): HallRanges | undefined => this.#ranges

  /** The next while with a window more or less, and without; undefined where nobody can say. */
  whatIf(asked: WhatIf): Promise<TidalExpectation | undefined> {
    const worker = this.#worker
    if (worker === undefined || !this.#ready) return Promise.resolve(undefined)
    this.#question += 1
    const question = this.#question
    return new Promise((answer) => {
      this.#questions.set(question, answer)
      tell(worker, { kind: 'what-if', question, now: this.#options.runtime.now(), asked })
    })
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  onHappened(listener: (happened: readonly Happened[]) => void): void {
    this.#happenedListeners.add(listener)
  }

  start(): void {
    this.#stopListening = this.#options.runtime.onCommitted((events) => this.#heard(events))
    this.#tick()
    this.#begin()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#stopListening?.()
    clearTimeout(this.#timer)
    clearTimeout(this.#restart)
    await this.#worker?.terminate()
    await this.#catchingUp
  }

  /** A demonstration changes its speed. */
  #tick(): void {
    const real = Math.max(everyRealMsLeast, everyMs / this.#options.runtime.clock.speed)
    this.#timer = setTimeout(() => {
      this.#ask()
      this.#tick()
    }, real)
    this.#timer.unref()
  }

  #begin(): void {
    if (this.#stopped) return
    const worker = (this.#options.thread ?? ownThread)()
    this.#worker = worker
    this.#ready = false
    this.#asked = undefined
    worker.on('message', (message: FromForecastWorker) => this.#answered(worker, message))
    worker.on('error', (err) => this.#options.logger.error({ err }, 'the forecaster crashed'))
    worker.once('exit', () => this.#ended(worker))
    this.#catchingUp = this.#teach(worker).catch((err: unknown) => this.#failed(worker, err))
  }

  /** The hall as it stood, what was learnt until then, and everything since. */
  async #teach(worker: Worker): Promise<void> {
    const { runtime } = this.#options
    const learnt = this.#store.learnt()
    const usable = learnt !== undefined && learnt.seq <= runtime.position().seq
    const from = usable ? learnt.seq : await learnFrom(runtime)
    const hall = (await runtime.hallAt(from)) as HallState
    const state = usable ? learnt.state : undefined
    tell(worker, { kind: 'start', hall, learnt: state, past: this.#store.latest(pastMost) })
    this.#toldSeq = from
    while (await this.#tellMore(worker));
    const open = this.#store.open()
    const waiting = await runtime.read(({ tickets }) =>
      open.filter(({ ticketId }) => tickets.get(ticketId)?.status === 'waiting'),
    )
    this.#store.giveUp(open.filter((one) => !waiting.includes(one)))
    tell(worker, { kind: 'recall', said: waiting })
    await this.#catchUp(worker)
  }

  /** Until nothing is left to be told; from then on it hears each commit. */
  async #catchUp(worker: Worker): Promise<void> {
    this.#ready = false
    while (await this.#tellMore(worker));
    this.#ready = this.#worker === worker
    this.#news = true
  }

  async #tellMore(worker: Worker): Promise<boolean> {
    const events = await this.#options.runtime.readAfter(this.#toldSeq, readEventsMax)
    const last = events.at(-1)
    if (last === undefined || this.#worker !== worker || this.#stopped) return false
    this.#toldSeq = last.position.seq
    tell(worker, { kind: 'events', events })
    return true
  }

  #heard(events: readonly RecordedEvent[]): void {
    this.#news = true
    const worker = this.#worker
    if (events.some(({ type }) => type === 'DayOpened')) this.#forget()
    const fresh = events.filter(({ position }) => position.seq > this.#toldSeq)
    const [first, last] = [fresh[0], fresh.at(-1)]
    if (worker === undefined || !this.#ready || first === undefined || last === undefined) return
    if (first.position.seq !== this.#toldSeq + 1) {
      // What came between was stored while nobody listened.
      this.#catchingUp = this.#catchUp(worker).catch((err: unknown) => this.#failed(worker, err))
      return
    }
    this.#toldSeq = last.position.seq
    tell(worker, { kind: 'events', events: fresh })
  }

  #failed(worker: Worker, err: unknown): void {
    this.#options.logger.error({ err }, 'the forecaster could not be told the log')
    void worker.terminate()
  }

  #forget(): void {
    this.#store.forgetBefore(addDays(businessDateAt(this.#options.runtime.now()), -keptDays))
  }

  #ask(): void {
    const worker = this.#worker
    if (worker === undefined || !this.#ready) return
    if (this.#asked !== undefined) {
      if (Date.now() - this.#asked.real > answerWithinMs) void worker.terminate()
      return
    }
    const now = this.#options.runtime.now()
    const waits = this.#ranges !== undefined && this.#ranges.tickets.size > 0
    if (!this.#news && !(waits && now - this.#lastAt >= againMs)) return
    this.#news = false
    this.#asked = { at: now, real: Date.now() }
    tell(worker, { kind: 'forecast', now })
  }

  #answered(worker: Worker, message: FromForecastWorker): void {
    if (worker !== this.#worker || this.#stopped) return
    try {
      if (message.kind === 'learnt') this.#store.keepLearnt(message.seq, message.state)
      else if (message.kind === 'what-if') this.#answer(message.question, message.expected)
      else this.#took(message.forecast, message.happened)
    } catch (err) {
      this.#options.logger.error({ err }, 'what was forecast could not be kept')
    }
  }

  #answer(question: number, expected: TidalExpectation | undefined): void {
    this.#questions.get(question)?.(expected)
    this.#questions.delete(question)
  }

  #took(forecast: HallForecast, happened: readonly Happened[]): void {
    this.#asked = undefined
    this.#lastAt = forecast.at
    this.#ranges = forecast
    for (const listener of this.#listeners) listener()
    this.#store.keep(forecast.said, happened)
    for (const listener of this.#happenedListeners) listener(happened)
  }

  #ended(worker: Worker): void {
    if (this.#stopped || worker !== this.#worker) return
    this.#options.logger.error({}, 'the forecaster ended and is started again')
    this.#worker = undefined
    this.#ready = false
    this.#ranges = undefined
    for (const question of [...this.#questions.keys()]) this.#answer(question, undefined)
    for (const listener of this.#listeners) listener()
    this.#restart = setTimeout(() => this.#begin(), restartAfterMs)
  }
}

const tell = (worker: Worker, message: ToForecastWorker) => worker.postMessage(message)
