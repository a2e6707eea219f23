import { emptyHash, eventOfText, firstBreak, openLog, pagesOf } from '@yihao/server'

/** Where each command's events lie: a command found in two places had two effects. */
interface Found {
  first: number
  last: number
}

/** Follows the log on the disk from round to round and keeps what it has seen. */
export class LogWatch {
  readonly #folder: string
  readonly #found = new Map<string, Found>()
  #at: { readonly seq: number; readonly hash: string } = { seq: 0, hash: emptyHash }

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Number of events so far. */
  get seq(): number {
    return this.#at.seq
  }

  /** Reads what is new; what is wrong with it, in words. */
  async readOn(): Promise<readonly string[]> {
    const wrong: string[] = []
    const { log, streams } = openLog(this.#folder, undefined)
    try {
      const [stream] = streams
      if (stream === undefined) return ['the log is gone']
      const { seq } = await log.head(stream)
      if (seq < this.#at.seq) wrong.push(`the log ends at ${seq}, it was at ${this.#at.seq}`)
      for await (const rows of pagesOf(log, stream, { from: this.#at.seq + 1, to: seq })) {
        const broken = firstBreak(this.#at, rows)
        if (broken !== undefined) return [...wrong, `the chain breaks at ${broken}`]
        for (const row of rows) this.#note(row.seq, eventOfText(row.text).commandId, wrong)
        this.#at = rows.at(-1) ?? this.#at
      }
      return wrong
    } finally {
      await log.close()
    }
  }

  /** Acknowledged commands whose events are not where they were said to be. */
  missing(acknowledged: ReadonlyMap<string, number>): readonly string[] {
    return [...acknowledged]
      .filter(([commandId, seq]) => this.#found.get(commandId)?.last !== seq)
      .map(([commandId, seq]) => `${commandId} was acknowledged at ${seq}`)
  }

  #note(seq: number, commandId: string, wrong: string[]): void {
    const found = this.#found.get(commandId)
    if (found === undefined) this.#found.set(commandId, { first: seq, last: seq })
    else if (found.last === seq - 1) found.last = seq
    else wrong.push(`${commandId} took effect at ${found.first} and again at ${seq}`)
  }
}
