import { once } from 'node:events'

/** The part of a stream that a terminal program uses; tests hand in their own. */
export interface Output {
  write(text: string): boolean
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

export interface Terminal {
  /** What was asked for, and nothing else. */
  readonly out: Output
  /** Everything said beside it. */
  readonly notes: Output
  /** Where the person stood when typing; npm itself moves to the package. */
  readonly folder: string
}

export const processTerminal = (): Terminal => ({
  out: process.stdout,
  notes: process.stderr,
  folder: process.env.INIT_CWD ?? process.cwd(),
})

/** Waits where the reader is slower than we are: a long export must not grow in memory. */
export async function writeOut({ out }: Terminal, text: string): Promise<void> {
  if (out.write(text) || !('once' in out)) return
  await once(out as NodeJS.WriteStream, 'drain')
}

/** `… | head` closes the pipe early; that is no fault of anybody. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}
