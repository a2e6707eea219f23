import { join } from 'node:path'
import { startHall } from '../faults/hall-process.ts'

export interface ProductServer {
  readonly url: string
  readonly port: number
  readonly mqttPort: number
  stop(): Promise<void>
}

/** The built server in a process of its own, as it is delivered, with its data in `folder`. */
export async function startProduct(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ProductServer> {
  const hall = startHall(join(folder, 'data'), settings)
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
    stop: () => hall.kill9(),
  }
}
