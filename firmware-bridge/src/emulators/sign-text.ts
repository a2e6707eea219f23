export type LedColour = 'red' | 'green' | 'yellow'

export interface LedRun {
  readonly text: string
  readonly colour: LedColour
}

const colours: Readonly<Record<string, LedColour>> = { 1: 'red', 2: 'green', 3: 'yellow' }

/** The card's controls inside its text: colour, Chinese font, Korean font. */
const CONTROL = /\\(?:C([1-3])|FO\d{3}|FK\d{3})/g

// Its own decoder, not the bridge's encoder turned around: a fault there is seen here.
const decoder = new TextDecoder('gb18030')

/** What the diodes show of an area's bytes. */
export function ledRuns(bytes: Uint8Array): readonly LedRun[] {
  const text = decoder.decode(bytes)
  const runs: LedRun[] = []
  let colour: LedColour = 'red'
  let from = 0
  const add = (to: number) => {
    if (to > from) runs.push({ text: text.slice(from, to), colour })
  }
  for (const control of text.matchAll(CONTROL)) {
    add(control.index)
    from = control.index + control[0].length
    colour = colours[control[1] ?? ''] ?? colour
  }
  add(text.length)
  return runs
}
