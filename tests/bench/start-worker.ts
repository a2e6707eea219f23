import { startServer } from '@yihao/server/testing'
import { pino } from 'pino'
import { benchConfig } from './bench-config.ts'
import type { StartQuestions } from './days-questions.ts'
import { answerQuestions } from './questions.ts'

answerQuestions<StartQuestions>({
  async start({ data, planFile }) {
    const config = benchConfig(data, planFile)
    const from = performance.now()
    const server = await startServer(config, pino({ level: 'silent' }))
    const readyMs = performance.now() - from
    await server.stop()
    return { readyMs }
  },
})
