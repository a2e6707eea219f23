import { startServer } from '@yihao/server/testing'
import { pino } from 'pino'
import { benchConfig } from './bench-config.ts'
import { commandsOfVisit } from './bench-hall.ts'
import { BusyDays } from './busy-days.ts'
import type { MemoryQuestions } from './memory-questions.ts'
import { answerQuestions } from './questions.ts'

/** Visitors at a time: their commands share commits. */
const hands = 60
const megabyte = 2 ** 20
/** Some things only go once others are gone. */
const collections = 4

let days: BusyDays | undefined
let handled = 0

answerQuestions<MemoryQuestions>({
  async open({ data, planFile }) {
    const server = await startServer(benchConfig(data, planFile), pino({ level: 'silent' }))
    days = new BusyDays(server.hall.runtime, hands)
  },

  async until({ commands, commandsOfDay }) {
    if (days === undefined) throw new Error('no server was started')
    for (; handled < commands; handled += await days.visitors(commandsOfDay / commandsOfVisit)) {
      await days.morning()
    }
    // Yesterday is over.
    await days.morning()
    return settledMemory()
  },
})

async function settledMemory() {
  for (let turn = 0; turn < collections; turn += 1) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed / megabyte, rss: rss / megabyte }
}
