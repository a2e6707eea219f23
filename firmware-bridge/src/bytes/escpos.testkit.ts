import type { EscposEvent } from './escpos-apply.ts'
import { type EscposReaderOptions, escposReader } from './escpos-reader.ts'
import { encodeGb18030 } from './gb-text.ts'
import { textOfPaper } from './paper.ts'

export const gb = (text: string) => [...encodeGb18030(text)]

export const read = (bytes: readonly number[], options?: EscposReaderOptions) =>
  escposReader(options).push(Uint8Array.from(bytes))

export const linesOf = (events: readonly EscposEvent[]) =>
  events.flatMap((event) => (event.kind === 'line' ? [event.line] : []))

export const texts = (events: readonly EscposEvent[]) => textOfPaper(linesOf(events)).split('\n')
