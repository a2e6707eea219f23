import type { StoredEvent } from '@yihao/contract'
import type { Progress } from '../../cli-kit/progress.ts'
import { stateShape } from '../../runtime/snapshot.ts'
import { stateTextHash } from '../../runtime/state-hash.ts'
import {
  type CommandTrace,
  type Head,
  hallOfStream,
  type RawRow,
  type StreamName,
} from '../event-log.ts'
import { checkedEventOfText } from '../event-text.ts'
import { emptyHash, firstBreak } from '../hash-chain.ts'
import type { SqliteStatement } from '../sqlite/sqlite-binding.ts'
import { type Folding, foldingOf } from './folding.ts'
import { type OpenLog, pagesOf, wholeRange } from './open-log.ts'

export interface Problem {
  readonly seq: number
  readonly what: string
}

export interface StreamReport {
  readonly hall: StreamName
  readonly ok: boolean
  readonly head: Head
  readonly commands: number
  readonly snapshots: number
  /** Of the hall folded from all events; two copies of one log give the same. */
  readonly stateHash: string
  readonly problems: readonly Problem[]
}

/** One stream from its first line to where it ended when this began. */
export async function verifyStream(
  open: OpenLog,
  stream: StreamName,
  progress?: Progress,
): Promise<StreamReport> {
  const head = await open.log.head(stream)
  const work = new StreamCheck(open, stream)
  work.checkEnd()
  let at: { readonly seq: number; readonly hash: string } = { seq: 0, hash: emptyHash }
  for await (const rows of pagesOf(open.log, stream, wholeRange(head))) {
    const broken = firstBreak(at, rows)
    if (broken !== undefined) {
      work.problems.push({ seq: broken, what: 'the line does not follow from the one before' })
      break
    }
    for (const row of rows) await work.check(row)
    at = rows.at(-1) ?? at
    progress?.advance(rows.length)
  }
  const { commands, snapshots, problems, folding } = work
  const ok = problems.length === 0
  return { hall: stream, ok, head, commands, snapshots, stateHash: folding.hash(), problems }
}

const problemsMax = 20

class StreamCheck {
  readonly problems: Problem[] = []
  commands = 0
  snapshots = 0
  readonly folding: Folding
  readonly #open: OpenLog
  readonly #stream: StreamName
  readonly #snapshotAt: SqliteStatement
  /** The command whose events are being read, and how many are still to come. */
  #command: { readonly id: string; left: number } = { id: '', left: 0 }

  constructor(open: OpenLog, stream: StreamName) {
    this.#open = open
    this.#stream = stream
    this.folding = foldingOf(stream)
    this.#snapshotAt = open.database.prepare(
      'SELECT hash, state FROM snapshots WHERE stream = ? AND seq = ? AND shape = ?',
    )
  }

  /** A chain says nothing about lines cut off at its end; the commands do. */
  checkEnd(): void {
    const row = this.#open.database
      .prepare(
        'SELECT (SELECT MAX(seq) FROM events WHERE stream = ?1) AS seq, ' +
          '(SELECT MAX(first_seq + count - 1) FROM commands WHERE stream = ?1) AS promised',
      )
      .get(this.#stream)
    const [seq, promised] = [Number(row?.seq ?? 0), Number(row?.promised ?? 0)]
    if (promised > seq) this.#note(seq + 1, `lines up to ${promised} were cut off`)
  }

  async check(row: RawRow): Promise<void> {
    try {
      const event = checkedEventOfText(row.text)
      if (event.position.seq !== row.seq || event.position.hallId !== hallOfStream(this.#stream)) {
        this.#note(row.seq, 'the event says that it stands elsewhere')
      }
      this.folding.fold(event)
      await this.#checkCommand(row.seq, event)
    } catch (error) {
      const [first] = String(error instanceof Error ? error.message : error).split('\n')
      this.#note(row.seq, `the event cannot be understood: ${first}`)
    }
    this.#checkSnapshot(row)
  }

  async #checkCommand(seq: number, { commandId }: StoredEvent): Promise<void> {
    const begins = this.#command.id !== commandId
    if (begins && this.#command.left > 0) {
      this.#note(seq, `command ${this.#command.id} has fewer events than it had`)
    }
    if (!begins) {
      this.#command.left -= 1
      if (this.#command.left === -1) this.#note(seq, `command ${commandId} has too many events`)
      return
    }
    const trace = await this.#open.log.findCommand(this.#stream, commandId)
    this.#command = { id: commandId, left: (trace?.count ?? 1) - 1 }
    this.commands += 1
    const wrong = wrongTrace(seq, trace)
    if (wrong !== undefined) this.#note(seq, `command ${commandId} ${wrong}`)
  }

  #checkSnapshot({ seq, hash }: RawRow): void {
    const snapshot = this.#snapshotAt.get(this.#stream, seq, stateShape)
    if (snapshot === undefined) return
    this.snapshots += 1
    const same =
      snapshot.hash === hash && stateTextHash(String(snapshot.state)) === this.folding.hash()
    if (!same) this.#note(seq, 'the snapshot is not what the events before it give')
  }

  #note(seq: number, what: string): void {
    if (this.problems.length < problemsMax) this.problems.push({ seq, what })
  }
}

function wrongTrace(seq: number, trace: CommandTrace | undefined): string | undefined {
  if (trace === undefined) return 'is not among the commands'
  return trace.firstSeq === seq ? undefined : `is said to begin at ${trace.firstSeq}`
}
