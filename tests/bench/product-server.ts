import { once } from 'node:events'
import { join } from 'node:path'
import { type HallProcess, startHall } from '../faults/hall-process.ts'
import { profileArgs } from './profile.ts'

export interface ProductServer {
  readonly url: string
  readonly port: number
  readonly mqttPort: number
  stop(): Promise<void>
}

const stopWithinMs = 10_000

/** The built server in a process of its own, as it is delivered, with its data in `folder`. */
export async function startProduct(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ProductServer> {
  const hall = startHall(join(folder, 'data'), settings, profileArgs('server'))
  const ready = await hall.ready
  const mqttPort = Number(/"mqttPort":(\d+)/.exec(hall.said())?.[1])
  if (ready === undefined) {
    await hall.kill9()
    throw new Error(`the server did not start:\n${hall.said()}`)
  }
  const { port } = new URL(ready)
  return {
    url: `http://127.0.0.1:${port}`,
    port: Number(port),
    mqttPort,
    stop: () => stopped(hall),
  }
}

async function stopped({ child, kill9 }: HallProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => void kill9(), stopWithinMs)
  await gone
  clearTimeout(late)
}
