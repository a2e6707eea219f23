import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

export interface RunningMosquitto {
  /** As `kill -9`: nothing is saved, nobody is told. */
  readonly stop: () => Promise<void>
}

/** The real broker of the distribution, with the configuration that was written for it. */
export async function startMosquitto(confFile: string, port: number): Promise<RunningMosquitto> {
  // Started by root it would become the user `mosquitto`, who cannot read a temporary folder.
  const asRoot = 'user root\n'
  const written = readFileSync(confFile, 'utf8').includes(asRoot)
  if (process.getuid?.() === 0 && !written) appendFileSync(confFile, asRoot)
  const mosquitto = spawn('/usr/sbin/mosquitto', ['-c', confFile], { stdio: 'pipe' })
  const said: string[] = []
  mosquitto.stderr.on('data', (chunk) => said.push(String(chunk)))
  const exited = once(mosquitto, 'exit')
  // A test that hangs must not leave it behind.
  const kill = () => void mosquitto.kill('SIGKILL')
  process.once('exit', kill)
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (tries > 100 || mosquitto.exitCode !== null)
      throw new Error(`no mosquitto: ${said.join('')}`)
    await sleep(50)
  }
  return {
    async stop() {
      process.off('exit', kill)
      kill()
      await exited
    },
  }
}
