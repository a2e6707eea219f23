// Records the golden day with the release that this is; README.md tells when.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandId } from '@yihao/contract'
import { evolve } from '../../engine/evolve.ts'
import { createHall } from '../../engine/hall.ts'
import { ManualClock } from '../../runtime/clock.ts'
import { stateShape } from '../../runtime/snapshot.ts'
import { stateHash } from '../../runtime/state-hash.ts'
import { console_, hallId, settled, startOn } from '../../runtime/test-hall.testkit.ts'
import { readRowsMax } from '../event-log.ts'
import { checkedEventOfText } from '../event-text.ts'
import { emptyHash } from '../hash-chain.ts'
import { MemoryLog } from '../memory/memory-log.ts'
import { checkedUpcast } from '../upcast.ts'
import { goldenSteps } from './golden-day.testkit.ts'
import { type GoldenState, goldenFolder, goldenLine, rowsOfGolden } from './golden-file.testkit.ts'

async function record(): Promise<MemoryLog> {
  const log = new MemoryLog()
  const clock = new ManualClock(goldenSteps[0]?.at ?? (0 as never))
  const { runtime } = await startOn(log, clock)
  for (const [index, { at, command, ...more }] of goldenSteps.entries()) {
    clock.moveTo(at)
    await settled(runtime)
    const commandId = `golden-${index}` as CommandId
    const reply = await runtime.handle({ commandId, actor: console_, command, ...more })
    if (!reply.ok) throw new Error(`step ${index} ${command.type}: ${reply.refusal.code}`)
    // What the hall does by itself at once comes at this moment, not at the next step's.
    clock.moveTo(at)
    await settled(runtime)
    if (reply.events.length === 0) throw new Error(`step ${index} ${command.type}: no event`)
  }
  await runtime.stop()
  return log
}

/** What the hall of today makes of the recorded lines. */
function writeState(file: string): GoldenState {
  const rows = rowsOfGolden(file)
  const hall = createHall(hallId)
  for (const { text } of rows) evolve(hall, checkedUpcast(checkedEventOfText(text)))
  const headHash = rows.at(-1)?.hash ?? emptyHash
  const state = { events: rows.length, headHash, stateShape, stateHash: stateHash(hall) }
  writeFileSync(file.replace('.jsonl', '.state.json'), `${JSON.stringify(state, undefined, 2)}\n`)
  return state
}

async function main(): Promise<void> {
  if (process.argv.includes('--state')) {
    for (const name of readdirSync(goldenFolder).filter((one) => one.endsWith('.jsonl'))) {
      writeState(join(goldenFolder, name))
    }
    return
  }
  const { version } = JSON.parse(readFileSync(join(goldenFolder, '../../../package.json'), 'utf8'))
  const file = join(goldenFolder, `yihao-${version}.jsonl`)
  if (existsSync(file) && !process.argv.includes('--again')) {
    throw new Error(`${file} is recorded already; --again records it anew before the release`)
  }
  const log = await record()
  const rows = await log.readRaw(hallId, { after: 0, limit: readRowsMax })
  writeFileSync(file, rows.map(goldenLine).join(''))
  process.stdout.write(`${file}: ${writeState(file).events} events\n`)
}

await main()
