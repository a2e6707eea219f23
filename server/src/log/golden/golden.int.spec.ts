import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandTypes, eventTypes, storedEventSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { evolve } from '../../engine/evolve.ts'
import { createHall } from '../../engine/hall.ts'
import { stateShape } from '../../runtime/snapshot.ts'
import { stateHash } from '../../runtime/state-hash.ts'
import { hallId } from '../../runtime/test-hall.testkit.ts'
import { checkedEventOfText, eventOfText, textOf } from '../event-text.ts'
import { emptyHash, firstBreak } from '../hash-chain.ts'
import { checkedUpcast } from '../upcast.ts'
import { goldenSteps } from './golden-day.testkit.ts'
import { type GoldenState, goldenFolder, rowsOfGolden } from './golden-file.testkit.ts'
import { byItself } from './golden-second-day.testkit.ts'

const files = readdirSync(goldenFolder).filter((name) => name.endsWith('.jsonl'))
const rowsOf = (file: string) => rowsOfGolden(join(goldenFolder, file))

describe.each(files)('the log recorded by %s', (file) => {
  const rows = rowsOf(file)
  const state: GoldenState = JSON.parse(
    readFileSync(join(goldenFolder, file.replace('.jsonl', '.state.json')), 'utf8'),
  )

  test('has its chain unbroken, to the same last hash', () => {
    expect(firstBreak({ seq: 0, hash: emptyHash }, rows)).toBeUndefined()
    expect(rows).toHaveLength(state.events)
    expect(rows.at(-1)?.hash).toBe(state.headHash)
  })

  test('is understood by the schemas of today, every field of it', () => {
    for (const { text } of rows) {
      expect(storedEventSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text))
      expect(() => checkedUpcast(checkedEventOfText(text))).not.toThrow()
    }
  })

  test('would be written down in the same bytes today', () => {
    for (const { text } of rows) expect(textOf(eventOfText(text))).toBe(text)
  })

  test('gives the same hall as on the day it was recorded', () => {
    const hall = createHall(hallId)
    for (const { text } of rows) evolve(hall, checkedUpcast(checkedEventOfText(text)))
    // Another hash under the same shape: old days would be told differently. If only the shape of
    // the state changed, raise `stateShape` in snapshot.ts and run record-golden --state.
    expect({ stateShape, stateHash: stateHash(hall) }).toEqual({
      stateShape: state.stateShape,
      stateHash: state.stateHash,
    })
  })
})

describe('the golden day', () => {
  test('runs every verb of the hall', () => {
    const run = new Set(goldenSteps.map(({ command }) => command.type))
    for (const type of byItself) run.add(type)
    expect(commandTypes.filter((type) => !run.has(type))).toEqual([])
  })

  test('some recorded log has every kind of event', () => {
    const kinds = new Set(files.flatMap(rowsOf).map(({ text }) => eventOfText(text).type))
    expect(eventTypes.filter((type) => !kinds.has(type))).toEqual([])
  })
})
