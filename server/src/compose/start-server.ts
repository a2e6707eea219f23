import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { asyncApiDocument, openApiDocument } from '@yihao/contract'
import type { Logger } from 'pino'
import type { Gauge } from '../conduct/conduct-gauges.ts'
import type { Config } from '../config/config.ts'
import type { FeedItems } from '../feed/feed-items.ts'
import { createApp } from '../http/app.ts'
import { cookieName } from '../http/callers.ts'
import type { Dismissed, HttpDeps } from '../http/deps.ts'
import { DeviceStore } from '../people/device-store.ts'
import { Intake } from '../people/intake.ts'
import { Pairing } from '../people/pairing.ts'
import { RefusedTakes } from '../people/refused-takes.ts'
import { PasswordSignIn } from '../people/sign-in.ts'
import { StaffStore } from '../people/staff-store.ts'
import { Realtime } from '../realtime/realtime.ts'
import { Vault } from '../visitors/vault.ts'
import { startDemo } from './demo.ts'
import { eraseDaily } from './erase-daily.ts'
import { firstSetup } from './first-setup.ts'
import { startForecasts } from './forecasts.ts'
import { HallConditions } from './hall-conditions.ts'
import { startMetrics } from './metrics.ts'
import { startMonitoring } from './monitoring.ts'
import { startMqtt } from './mqtt.ts'
import { type OpenHall, openHall } from './open-hall.ts'
import { planCheck } from './plan-check.ts'
import { StartError } from './start-error.ts'

export interface RunningServer {
  /** Where this machine reaches it, without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly mqttPort: number
  readonly hall: OpenHall
  /** The feed outwards, for whoever has something to tell. */
  readonly feedItems: FeedItems
  /** The one password of all demo people; only in demo mode. */
  readonly demoPassword: string | undefined
  /** What the console shows while nobody can sign in yet. */
  readonly setupCode: string | undefined
  stop(): Promise<void>
}

/** Puts the hall together: everything that has a name in the settings is chosen here. */
export async function startServer(config: Config, logger: Logger): Promise<RunningServer> {
  const hall = await openHall(config, logger)
  const stops: (() => Promise<void> | void)[] = [hall.close]
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  try {
    return { ...(await open(config, logger, { hall, stops })), hall, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface HasGauges {
  gauges(): readonly Gauge[] | Promise<readonly Gauge[]>
}

interface Opening {
  readonly hall: OpenHall
  /** Ended in reverse order. */
  readonly stops: (() => Promise<void> | void)[]
}

async function open(config: Config, logger: Logger, { hall, stops }: Opening) {
  const { runtime, keys } = hall
  const { staff, vault, pairing, ...doors } = openDoors(config, logger, { hall, stops })
  const setup = firstSetup(staff)

  const monitoring = await startMonitoring(config, { hall, vault, staff, logger, stops })
  const { feed, items } = monitoring

  const forecasts = startForecasts(hall, logger)
  stops.push(() => forecasts.stop())
  const demo = await startDemo(config, { runtime, staff, key: keys.seal })
  stops.push(() => demo?.stop())

  const conditions = new HallConditions(runtime)
  const http = serverFor(config)
  const { ranges } = forecasts
  const shared = { ...doors, runtime, conditions, ranges, logger, linkKey: keys.link }
  const realtime = new Realtime(http, {
    ...shared,
    cookieName: cookieName(config.secure),
    publicUrl: config.publicUrl,
  })
  // The screens' lines first: a web server waits for them, and they never end by themselves.
  stops.push(() => closeServer(http))
  stops.push(() => realtime.stop())
  conditions.watchScreens(realtime)
  forecasts.onChange(() => realtime.changed())

  const mqtt = await startMqtt(config, { hall, ...doors, feed, items, ranges, logger })
  stops.push(() => mqtt.stop())
  conditions.watchDevices(mqtt.conditions)

  const metrics = startMetrics({
    runtime,
    feed,
    more: () => gaugesOf(monitoring, forecasts.scores),
    connections: () => realtime.connections,
  })
  stops.push(metrics.stop)
  let ready = false
  const deps: HttpDeps = {
    ...shared,
    staff,
    pairing,
    ...monitoring.http,
    forecasts: forecasts.scores,
    demo,
    firstSetup: setup,
    ...settingsOf(config),
    metricsText: metrics.text,
    mqtt: { port: mqtt.port, url: config.MQTT_URL },
    dismissed: (whom: Dismissed) => realtime.dismiss(whom),
    ready: () => ready,
  }
  http.on('request', createApp(deps))
  const port = await listen(http, config)
  ready = true
  return {
    feedItems: items,
    url: `${config.tls === undefined ? 'http' : 'https'}://localhost:${port}`,
    port,
    mqttPort: mqtt.port,
    demoPassword: demo?.password,
    setupCode: config.MODE === 'hall' && setup.open() ? setup.code : undefined,
  }
}

/** Of all parts beside the hall. */
const gaugesOf = async (...parts: readonly HasGauges[]) =>
  (await Promise.all(parts.map((part) => part.gauges()))).flat()

const settingsOf = (config: Config) => ({
  mode: config.MODE,
  publicUrl: config.publicUrl,
  secure: config.secure,
  trustProxy: config.TRUST_PROXY,
  metricsAllow: config.METRICS_ALLOW,
  screens,
  documents,
})

/** Who may come in, and the one door for commands. */
function openDoors(config: Config, logger: Logger, { hall, stops }: Opening) {
  const { runtime, database, keys } = hall
  const staff = new StaffStore(database)
  const devices = new DeviceStore(database)
  const vault = new Vault(database, keys)
  const refusedTakes = new RefusedTakes({ runtime, logger })
  stops.push(() => refusedTakes.stop())
  const checkPlan = planCheck(config.MODE)
  const intake = new Intake({ runtime, vault, logger, checkPlan, refusedTakes })
  const signIn = new PasswordSignIn({ store: staff, runtime })
  const pairing = new Pairing({ store: devices, runtime })
  stops.push(eraseDaily(vault, runtime.clock))
  return { staff, devices, vault, intake, signIn, pairing }
}

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

const screens = {
  display: fromRoot('display/dist'),
  counter: fromRoot('counter-client/dist'),
  kiosk: fromRoot('ticket-kiosk/dist'),
}

const documents = {
  openapi: JSON.stringify(openApiDocument(), undefined, 2),
  asyncapi: JSON.stringify(asyncApiDocument(), undefined, 2),
}

function serverFor({ tls }: Config): Server {
  if (tls === undefined) return createServer()
  try {
    const [cert, key] = [readFileSync(tls.cert), readFileSync(tls.key)]
    return createTlsServer({ cert, key })
  } catch (error) {
    throw new StartError(`TLS_CERT or TLS_KEY cannot be used: ${String(error)}`)
  }
}

function listen(http: Server, { HOST, PORT }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(
              `PORT=${PORT} is taken: stop what listens there (another Yihao?) or set another PORT`,
            )
          : new StartError(`HOST=${HOST} PORT=${PORT} cannot be listened on: ${error.message}`),
      ),
    )
    http.listen(PORT, HOST, () => resolve((http.address() as AddressInfo).port))
  })
}

/** Kept-alive connections would hold a stop up for minutes. */
function closeServer(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve())
    http.closeAllConnections()
  })
}
