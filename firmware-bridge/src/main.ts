import { pino } from 'pino'
import { run } from './run.ts'
import { readSettings, type Settings, SettingsError } from './settings.ts'

const stopWithinMs = 5_000

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env)
  } catch (error) {
    return exitWith(error)
  }
}

/** Wrong settings: one sentence, and a code that tells a service manager not to try again. */
function exitWith(error: unknown): never {
  if (!(error instanceof SettingsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(2)
}

function showCode(code: string): void {
  const digits = `${code.slice(0, 3)} ${code.slice(3)}`
  process.stdout.write(`\n  配对码 Pairing code: ${digits}\n  在管理台「设备」中输入 `)
  process.stdout.write('Enter it in the staff console under Devices.\n\n')
}

const settings = settingsOrExit()
const log = pino({ name: 'bridge', level: settings.logLevel, redact: ['token', '*.token'] })
const stop = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    log.info({ signal }, 'Stopping')
    stop.abort()
    // A device that does not let go must not hold up the machine.
    setTimeout(() => process.exit(0), stopWithinMs).unref()
  })
}

try {
  await run({ settings, log, showCode, stop: stop.signal })
  log.info({}, 'Stopped')
} catch (error) {
  exitWith(error)
}
