import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { writeBrokerFiles } from '../broker/cli/write-broker-files.ts'
import { authenticateDevices, keepAccess } from '../broker/device-identity.ts'
import { startEmbeddedBroker } from '../broker/embedded-broker.ts'
import { freePort, startMosquitto } from '../broker/mosquitto.testkit.ts'
import type { HardwareHall } from './hardware-hall.testkit.ts'
import type { MqttOptions } from './outlet-options.ts'

export interface BrokerUnderTest {
  readonly port: number
  readonly mqtt: MqttOptions
  /** All memory of the broker is lost, its port stays. */
  readonly crash: () => Promise<void>
  readonly again: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type StartBroker = (hall: HardwareHall) => Promise<BrokerUnderTest>

export const embedded: StartBroker = async (hall) => {
  const { runtime, logger } = hall
  const host = '127.0.0.1'
  let thread: Worker | undefined
  const noticeThread = (worker: Worker) => {
    thread = worker
  }
  process.on('worker', noticeThread)
  const authenticate = authenticateDevices(hall)
  const hallId = runtime.hallId
  const broker = await startEmbeddedBroker({ host, port: 0, hallId, authenticate, logger })
  const stopKeeping = keepAccess({ runtime, disconnect: broker.disconnect })
  return {
    port: broker.port,
    mqtt: { url: `mqtt://${host}:${broker.port}`, ...broker.serverCredentials },
    crash: async () => void (await thread?.terminate()),
    // It comes back by itself.
    again: async () => undefined,
    async stop() {
      process.off('worker', noticeThread)
      stopKeeping()
      await broker.stop()
    },
  }
}

export const mosquitto: StartBroker = async ({ folder }) => {
  const port = await freePort()
  const { files } = await writeBrokerFiles({
    dataFolder: folder,
    to: join(folder, 'broker'),
    port,
    serverUsername: 'yihao-server',
  })
  let broker = await startMosquitto(files.conf, port)
  const password = readFileSync(files.serverPassword, 'utf8').trim()
  return {
    port,
    mqtt: { url: `mqtt://127.0.0.1:${port}`, username: 'yihao-server', password },
    crash: () => broker.stop(),
    async again() {
      broker = await startMosquitto(files.conf, port)
    },
    stop: () => broker.stop(),
  }
}
