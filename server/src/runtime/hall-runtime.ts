import {
  type Actor,
  type ApplicantRef,
  type CommandId,
  type EpochMs,
  type HallCommand,
  type HallId,
  type NoteRef,
  type Position,
  type RecordedEvent,
  type Refusal,
  type RefusalCode,
  type Reply,
  refusalText,
  type VisitorRef,
} from '@yihao/contract'
import type { HallState, HallView } from '../engine/hall.ts'
import type { EventLog, Head } from '../log/event-log.ts'
import type { Clock } from './clock.ts'
import { type CommitListener, CommitListeners } from './commit-listeners.ts'
import { GroupWork } from './group-work.ts'
import { loadHall, readEvents } from './load-hall.ts'
import { type PromiseWithResolve, promiseWithResolve } from './promise-with-resolve.ts'
import { encodeHall, stateShape } from './snapshot.ts'
import { WakeUps } from './wake-ups.ts'

/** A command as an adapter hands it in: who wants what, checked and authorised. */
export interface Incoming {
  readonly commandId: CommandId
  readonly actor: Actor
  readonly command: HallCommand
  readonly note?: NoteRef
  readonly visitor?: VisitorRef
  /** Proven at the door; nothing of it is stored. */
  readonly age?: number
  readonly applicants?: readonly ApplicantRef[]
  /** Why the sender may not do this, asked in the very hall that the command is decided in. */
  readonly forbidden?: (hall: HallView) => RefusalCode | undefined
}

export interface RuntimeLogger {
  error(details: object, message: string): void
  info(details: object, message: string): void
}

export interface RuntimeOptions {
  readonly hallId: HallId
  readonly log: EventLog
  readonly clock: Clock
  readonly logger: RuntimeLogger
}

/** Commands that arrive together share a commit, but nobody waits for more than so many. */
const groupCommandsMax = 64
/** More waiting than this and new ones are turned away rather than answered too late. */
const waitingCommandsMax = 10_000
const conflictTriesMax = 5

interface Waiting {
  readonly incoming: Incoming
  readonly answer: (reply: Reply) => void
}

/** One writer for one hall: decides command after command, commits in groups, then tells. */
export class HallRuntime {
  readonly hallId: HallId
  readonly clock: Clock
  readonly #log: EventLog
  readonly #logger: RuntimeLogger
  readonly #listeners: CommitListeners
  readonly #waiting: Waiting[] = []
  readonly #wakeUps: WakeUps
  #hall: HallState
  #head: Head
  #running: Promise<void> | undefined
  /** Set while the hall runs ahead of the log; resolved once both agree again. */
  #ahead: PromiseWithResolve | undefined
  /** The log could not be read back after a failure, so the hall in memory cannot be trusted. */
  #stale = false
  #stopped = false

  constructor(options: RuntimeOptions, loaded: { hall: HallState; head: Head }) {
    this.hallId = options.hallId
    this.clock = options.clock
    this.#log = options.log
    this.#logger = options.logger
    this.#hall = loaded.hall
    this.#head = loaded.head
    this.#listeners = new CommitListeners({
      toldSeq: loaded.head.seq,
      readAfter: (seq, limit) => this.readAfter(seq, limit),
      logger: options.logger,
    })
    this.#wakeUps = new WakeUps(this.clock, (incoming) => this.handle(incoming))
    this.#wakeUps.plan(this.#hall)
  }

  /** Position of the last committed event. */
  position(): Position {
    return { hallId: this.hallId, epoch: this.#head.epoch, seq: this.#head.seq }
  }

  /** Hall time, never before what the log already knows. */
  now(): EpochMs {
    return Math.max(this.clock.now(), this.#hall.at) as EpochMs
  }

  /** Never rejects: what went wrong is in the reply. */
  handle(incoming: Incoming): Promise<Reply> {
    if (this.#stopped) return Promise.resolve(refused(incoming, { code: 'NotStored' }))
    if (this.#waiting.length >= waitingCommandsMax) {
      return Promise.resolve(refused(incoming, { code: 'TooManyRequests' }))
    }
    return new Promise((answer) => {
      this.#waiting.push({ incoming, answer })
      this.#running ??= this.#run()
    })
  }

  /** Looks at the committed hall, never at one whose commit is still under way. */
  async read<T>(look: (hall: HallView) => T): Promise<T> {
    while (this.#ahead !== undefined) await this.#ahead.promise
    if (this.#stale) throw new Error('the hall could not be rebuilt from its log')
    return look(this.#hall)
  }

  /** Listeners run after the commit, in order, and must not throw nor wait. */
  onCommitted(listener: CommitListener): () => void {
    return this.#listeners.add(listener)
  }

  readAfter(seq: number, limit: number): Promise<readonly RecordedEvent[]> {
    return readEvents(this.#log, this.hallId, { after: seq, limit })
  }

  /** The hall as it stood at an earlier position, rebuilt from the log. */
  async hallAt(seq: number): Promise<HallView> {
    return (await loadHall(this.#log, this.hallId, seq)).hall
  }

  /** Where that command's events begin; undefined when it made none. */
  async firstEventOf(commandId: CommandId): Promise<number | undefined> {
    const trace = await this.#log.findCommand(this.hallId, commandId)
    return trace === undefined || trace.count === 0 ? undefined : trace.firstSeq
  }

  /** Answers what is waiting and takes nothing more, then ends; the log stays open for others. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#wakeUps.stop()
    while (this.#running !== undefined) await this.#running
  }

  async #run(): Promise<void> {
    // Let everything that arrived in this turn of the event loop join the first group.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      await this.#handleGroup(this.#waiting.splice(0, groupCommandsMax))
    }
    this.#running = undefined
  }

  async #handleGroup(group: readonly Waiting[]): Promise<void> {
    for (let tries = 0; tries < conflictTriesMax; tries += 1) {
      try {
        if (this.#stale) await this.#reload()
        if ((await this.#tryGroup(group)) === 'done') return
        await this.#reload()
      } catch (error) {
        this.#logger.error({ err: error }, 'a group of commands was not stored')
        await this.#reload().catch((err: unknown) =>
          this.#logger.error({ err }, 'the hall could not be rebuilt from its log'),
        )
        break
      }
    }
    for (const { incoming, answer } of group) answer(refused(incoming, { code: 'NotStored' }))
  }

  async #tryGroup(group: readonly Waiting[]): Promise<'done' | 'conflict'> {
    const incoming = group.map((waiting) => waiting.incoming)
    const stored = await Promise.all(
      incoming.map(({ commandId }) => this.#log.findCommand(this.hallId, commandId)),
    )
    this.#ahead = promiseWithResolve()
    const work = new GroupWork(this.#hall, this.#head, this.now())
    const outcomes = incoming.map((one, index) => work.decide(one, stored[index]))
    if (work.records.length > 0) {
      const result = await this.#log.append(this.hallId, this.#head.seq, work.records)
      if (result.kind === 'conflict') return 'conflict'
      this.#head = result.head
      this.#agree()
      await this.#keepSnapshot(work.events)
      await this.#listeners.tell(work.events, this.#hall)
      this.#wakeUps.plan(this.#hall)
    }
    this.#agree()
    for (const [index, outcome] of outcomes.entries()) {
      const waiting = group[index]
      if (waiting === undefined) continue
      waiting.answer(
        'trace' in outcome ? await this.#answerAgain(waiting.incoming, outcome) : outcome,
      )
    }
    return 'done'
  }

  /** The same id with the same body: answered from what is stored, nothing happens again. */
  async #answerAgain(
    incoming: Incoming,
    { trace }: { readonly trace: { readonly firstSeq: number; readonly count: number } },
  ): Promise<Reply> {
    const { firstSeq, count } = trace
    try {
      const events = count === 0 ? [] : await this.readAfter(firstSeq - 1, count)
      return {
        ok: true,
        commandId: incoming.commandId,
        position: { ...this.position(), seq: firstSeq - 1 + count },
        duplicate: true,
        events: events.map(({ type, data }) => ({ type, data })) as never,
      }
    } catch (err) {
      this.#logger.error({ err }, 'the events of a repeated command could not be read')
      return refused(incoming, { code: 'NotStored' })
    }
  }

  async #keepSnapshot(events: readonly RecordedEvent[]): Promise<void> {
    if (!events.some((event) => event.type === 'DayOpened')) return
    const { seq, hash } = this.#head
    const state = encodeHall(this.#hall)
    // A snapshot is a convenience: without it the next start reads more.
    await this.#log
      .saveSnapshot(this.hallId, { seq, hash, shape: stateShape, state })
      .catch((err: unknown) => this.#logger.error({ err }, 'no snapshot of the day was kept'))
  }

  #agree(): void {
    this.#ahead?.resolve()
    this.#ahead = undefined
  }

  async #reload(): Promise<void> {
    this.#stale = true
    try {
      const loaded = await loadHall(this.#log, this.hallId)
      this.#hall = loaded.hall
      this.#head = loaded.head
      this.#stale = false
    } finally {
      this.#agree()
    }
    this.#wakeUps.plan(this.#hall)
    await this.#listeners.tellMissed(this.#head.seq, this.#hall)
  }
}

export async function startHallRuntime(options: RuntimeOptions): Promise<HallRuntime> {
  return new HallRuntime(options, await loadHall(options.log, options.hallId))
}

export function refused(
  { commandId }: { readonly commandId?: CommandId | undefined },
  refusal: Refusal,
): Reply {
  const words = refusalText[refusal.code]
  return { ok: false, ...(commandId === undefined ? {} : { commandId }), refusal, words }
}
