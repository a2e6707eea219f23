import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BridgeDevices } from '@yihao/contract'
import { Bridge } from './bridge.ts'
import { type Log, sentenceOf } from './driver.ts'
import { emulatedEquipment } from './equipment/emulated-equipment.ts'
import { realEquipment } from './equipment/real-equipment.ts'
import { EventMemory } from './link/event-memory.ts'
import { type Identity, IdentityFile, sessionCounter } from './pairing/identity-file.ts'
import { pair } from './pairing/pair.ts'
import { ServerClient } from './pairing/server-client.ts'
import { type Settings, SettingsError } from './settings.ts'

export interface RunOptions {
  readonly settings: Settings
  readonly log: Log
  /** Shows the pairing code to whoever stands at this machine. */
  readonly showCode: (code: string) => void
  readonly stop: AbortSignal
  readonly checkMs?: number
}

/** How often the plan is asked whether something was hung up or taken down. */
const usualCheckMs = 30_000
/** Between two questions about a token that the broker refuses. */
const refusedPauseMs = 2_000
const serverRetryMs = 3_000

interface Kept {
  readonly identityFile: IdentityFile
  readonly memory: EventMemory
  readonly nextSession: () => number
  readonly server: ServerClient
}

/** Paired, connected, and again after each change, until it is stopped. */
export async function run(options: RunOptions): Promise<void> {
  const { settings, stop } = options
  const { stateDir } = settings
  prepareFolder(stateDir)
  const kept: Kept = {
    identityFile: new IdentityFile(stateDir),
    memory: new EventMemory(join(stateDir, 'events.txt')),
    nextSession: sessionCounter(stateDir),
    server: new ServerClient(settings.serverUrl, stop),
  }
  while (!stop.aborted) {
    try {
      await workUntilChanged(kept, options)
    } catch (error) {
      if (!stop.aborted) throw error
    }
  }
}

function prepareFolder(stateDir: string): void {
  try {
    mkdirSync(stateDir, { recursive: true })
    accessSync(stateDir, constants.W_OK)
  } catch {
    throw new SettingsError(`STATE_DIR ${stateDir} must be a folder that can be written.`)
  }
}

async function workUntilChanged(kept: Kept, options: RunOptions): Promise<void> {
  const { identityFile, server } = kept
  const { settings, log, stop, showCode } = options
  let identity = identityFile.read()
  if (identity === undefined) {
    identity = await pair({ server, bridgeId: settings.bridgeId, stop, log, show: showCode })
    identityFile.write(identity)
  }
  const found = await devicesOf(kept, identity, options)
  if (found === 'unknown') {
    log.warn({ deviceId: identity.deviceId }, 'The hall does not know this bridge any more')
    identityFile.remove()
    return
  }
  await work(found, identity, kept, options)
}

/** Waits for the server for as long as it takes. */
async function devicesOf(
  { server }: Kept,
  { token }: Identity,
  { stop, log }: RunOptions,
): Promise<BridgeDevices | 'unknown'> {
  let told = ''
  for (;;) {
    try {
      return await server.bridgeDevices(token)
    } catch (error) {
      stop.throwIfAborted()
      const reason = sentenceOf(error)
      if (reason !== told) log.warn({ reason }, 'The server is away')
      told = reason
      await sleep(serverRetryMs, undefined, { signal: stop })
    }
  }
}

async function work(
  found: BridgeDevices,
  identity: Identity,
  kept: Kept,
  options: RunOptions,
): Promise<void> {
  const { settings, log } = options
  const { devices, hallId, clientId } = found
  log.info({ hallId, clientId, devices: devices.length }, 'The devices of this bridge')
  const equip = settings.emulate ? emulatedEquipment : realEquipment
  const equipment = await equip(devices, settings, log)
  const refused = new AbortController()
  const url = mqttUrlOf(settings, found)
  const bridge = new Bridge({
    identity: { url, hallId, clientId, token: identity.token },
    devices,
    makeDriver: equipment.makeDriver,
    memory: kept.memory,
    nextSession: kept.nextSession,
    onRefused: () => refused.abort(),
    log,
  })
  try {
    await changed(found, identity, kept, { ...options, refused: refused.signal })
  } finally {
    await bridge.stop()
    await equipment.close()
  }
}

/** Resolves when the devices are others, or the token is not known any more. */
async function changed(
  found: BridgeDevices,
  { token }: Identity,
  { server }: Kept,
  { stop, checkMs, refused, log }: RunOptions & { readonly refused: AbortSignal },
): Promise<void> {
  const before = JSON.stringify(found)
  for (;;) {
    const pauseMs = refused.aborted ? refusedPauseMs : (checkMs ?? usualCheckMs)
    const wake = refused.aborted ? stop : AbortSignal.any([stop, refused])
    await sleep(pauseMs, undefined, { signal: wake }).catch(() => undefined)
    stop.throwIfAborted()
    try {
      const now = await server.bridgeDevices(token)
      if (now === 'unknown' || JSON.stringify(now) !== before) return
    } catch (error) {
      // The hall may go on over MQTT while its web part restarts.
      log.debug({ reason: sentenceOf(error) }, 'The server did not answer')
    }
  }
}

/** What is set here wins; then what the server says; its own broker is on its own machine. */
export function mqttUrlOf(
  { mqttUrl, serverUrl }: Pick<Settings, 'mqttUrl' | 'serverUrl'>,
  found: Pick<BridgeDevices, 'mqttPort' | 'mqttUrl'>,
): string {
  return mqttUrl ?? found.mqttUrl ?? `mqtt://${new URL(serverUrl).hostname}:${found.mqttPort}`
}
