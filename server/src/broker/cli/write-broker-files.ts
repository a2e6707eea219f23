import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { HallId } from '@yihao/contract'
import { openDatabase } from '../../log/sqlite/open-database.ts'
import { SqliteLog } from '../../log/sqlite/sqlite-log.ts'
import { DeviceStore } from '../../people/device-store.ts'
import { mosquittoHash } from '../../people/tokens.ts'
import { loadHall } from '../../runtime/load-hall.ts'
import { brokerIdentityOf } from '../device-identity.ts'
import { type MosquittoClient, mosquittoFiles } from '../mosquitto-files.ts'

export interface BrokerFilesOptions {
  readonly dataFolder: string
  readonly to: string
  readonly port: number
  readonly serverUsername: string
}

export interface BrokerFilesReport {
  readonly hallId: HallId
  /** User names that may connect, beside the server's. */
  readonly clients: readonly string[]
  readonly files: {
    readonly acl: string
    readonly passwords: string
    readonly conf: string
    /** For the server's MQTT_PASSWORD_FILE. */
    readonly serverPassword: string
  }
}

/** Reads the hall beside a running server and writes what Mosquitto needs to know of it. */
export async function writeBrokerFiles(options: BrokerFilesOptions): Promise<BrokerFilesReport> {
  const database = join(options.dataFolder, 'hall.db')
  if (!existsSync(database)) {
    throw new Error(`no hall in ${options.dataFolder}: start the server once or name it by --data`)
  }
  const { hallId, clients } = await clientsOf(database)
  const to = resolve(options.to)
  mkdirSync(to, { recursive: true })
  const files = {
    acl: join(to, 'yihao.acl'),
    passwords: join(to, 'yihao.passwords'),
    conf: join(to, 'yihao.conf'),
    serverPassword: join(to, 'server.password'),
  }
  const username = options.serverUsername
  const passwordHash = mosquittoHash(serverPassword(files.serverPassword))
  const made = mosquittoFiles({
    hallId,
    clients,
    port: options.port,
    server: { username, passwordHash },
    aclFile: files.acl,
    passwordFile: files.passwords,
  })
  replace(files.acl, made.acl)
  replace(files.passwords, made.passwords)
  replace(files.conf, made.conf)
  return { hallId, clients: clients.map(({ identity }) => identity.clientId), files }
}

async function clientsOf(path: string) {
  const database = openDatabase(path)
  const log = new SqliteLog(database)
  try {
    const stream = database.prepare('SELECT stream FROM events LIMIT 1').get()?.stream
    if (stream === undefined) throw new Error(`${path} holds no hall yet: start the server once`)
    const hallId = String(stream) as HallId
    const { hall } = await loadHall(log, hallId)
    const clients = new DeviceStore(database).all().flatMap((row): readonly MosquittoClient[] => {
      // The log says who is revoked; the table may lag behind it.
      const identity = hall.devices.has(row.deviceId) ? brokerIdentityOf(hall, row) : undefined
      return identity === undefined ? [] : [{ identity, passwordHash: row.mosquittoHash }]
    })
    return { hallId, clients }
  } finally {
    await log.close()
  }
}

/** Made once and kept, so that a new run does not lock the server out. */
function serverPassword(path: string): string {
  if (!existsSync(path)) {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(path, 'utf8').trim()
}

/** Whole or not at all: Mosquitto may reload at any moment. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o640 })
  renameSync(`${path}.new`, path)
}
