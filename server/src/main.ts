import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { StartError } from './compose/start-error.ts'
import { startServer } from './compose/start-server.ts'
import { readConfig } from './config/config.ts'

const help = `Yihao hall server. All settings come from the environment; docs/settings.md lists them.

  MODE=demo node server/dist/main.js     a demonstration hall with people, devices and visitors
  node server/dist/main.js               a real hall: set HALL_PLAN, DATA_DIR, PUBLIC_URL
`

const exitWrongSetting = 2

async function main(): Promise<void> {
  const options = { help: { type: 'boolean', short: 'h' } } as const
  if (parseArgs({ options, strict: false }).values.help === true) {
    process.stdout.write(help)
    return
  }
  const answer = readConfig(process.env)
  if (!answer.ok) throw new StartError(answer.sentence)
  const { config } = answer
  const logger = pino({
    level: config.LOG_LEVEL,
    ...(process.stdout.isTTY ? { transport: { target: 'pino-pretty' } } : {}),
  })
  const server = await startServer(config, logger)
  logger.info(
    { url: server.url, mqttPort: server.mqttPort, mode: config.MODE, data: config.DATA_DIR },
    'the hall server is ready',
  )
  sayHow(server.url, server.demoPassword, server.setupCode)
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    logger.info({ signal }, 'stopping')
    void server.stop().then(
      () => process.exit(0),
      (err: unknown) => {
        logger.error({ err }, 'the stop was not clean')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** For the person at the console, once, and not for the log that others collect. */
function sayHow(
  url: string,
  demoPassword: string | undefined,
  setupCode: string | undefined,
): void {
  const lines = [
    demoPassword === undefined
      ? undefined
      : `一号 Yihao — open ${url}/  (demo people: c01 … c21, d01, m01, s01, a01, x01, u01; password ${demoPassword})`,
    setupCode === undefined
      ? undefined
      : `一号 Yihao — nobody can sign in yet: open ${url}/ and enter the set-up code ${setupCode}`,
  ]
  for (const line of lines) if (line !== undefined) process.stderr.write(`\n${line}\n\n`)
}

main().catch((error: unknown) => {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(exitWrongSetting)
})
