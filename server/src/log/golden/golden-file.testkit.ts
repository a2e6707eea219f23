import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RawRow } from '../event-log.ts'

export const goldenFolder = fileURLToPath(new URL('.', import.meta.url))

/** What folding a golden log must give. */
export interface GoldenState {
  readonly events: number
  readonly headHash: string
  /** The shape that `stateHash` is of. */
  readonly stateShape: string
  readonly stateHash: string
}

/** As `npm run log -- export` writes it. */
export function rowsOfGolden(path: string): readonly RawRow[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { seq, hash, event } = JSON.parse(line)
      return { seq, hash, text: JSON.stringify(event) }
    })
}

export const goldenLine = ({ seq, hash, text }: RawRow) =>
  `{"seq":${seq},"hash":"${hash}","event":${text}}\n`
