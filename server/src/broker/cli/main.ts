import { parseArgs } from 'node:util'
import { writeBrokerFiles } from './write-broker-files.ts'

const help = `npm run broker-files -- [options]

Writes what an external Mosquitto needs: who may connect, who may write and read what, and a
piece of configuration. Run it again after pairing or revoking a device, then reload Mosquitto.

  --data <folder>   the hall's data folder            (DATA_DIR, or ./data)
  --to <folder>     where the files go                (./broker-files)
  --port <number>   the port Mosquitto listens on     (MQTT_PORT, or 1883)
  --user <name>     the server's own user name        (MQTT_USERNAME, or yihao-server)
  --json            the result as JSON
  --help            this text

The server then starts with MQTT_URL, MQTT_USERNAME and MQTT_PASSWORD_FILE=<folder>/server.password.
`

const options = {
  data: { type: 'string' },
  to: { type: 'string', default: './broker-files' },
  port: { type: 'string' },
  user: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options })
  if (values.help) return void process.stdout.write(help)
  const { env } = process
  const port = Number(values.port ?? env.MQTT_PORT ?? 1883)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port must be a number from 1 to 65535, not ${values.port}`)
  }
  const serverUsername = values.user ?? env.MQTT_USERNAME ?? 'yihao-server'
  if (!/^[\w.-]{1,64}$/.test(serverUsername)) {
    throw new Error('--user must be letters, digits, dots, hyphens and underscores only')
  }
  const dataFolder = values.data ?? env.DATA_DIR ?? './data'
  const report = await writeBrokerFiles({ dataFolder, to: values.to, port, serverUsername })
  if (values.json) return void process.stdout.write(`${JSON.stringify(report)}\n`)
  const { files, clients, hallId } = report
  process.stdout.write(
    `Hall ${hallId}: ${clients.length} connections may come in.\n` +
      Object.values(files)
        .map((file) => `  ${file}\n`)
        .join(''),
  )
}

run().catch(fail)
