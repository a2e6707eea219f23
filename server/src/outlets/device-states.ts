import {
  ackPayloadSchema,
  type ClientTopic,
  clientStatePayloadSchema,
  type DeviceId,
  deviceStatePayloadSchema,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { ConditionTable } from './device-conditions.ts'
import { jsonOf } from './json-of.ts'

export interface DeviceStatesOptions {
  readonly runtime: Pick<HallRuntime, 'read'>
  readonly table: ConditionTable
  readonly logger: RuntimeLogger
}

/** Takes what connections say about themselves, their devices and the jobs they were given. */
export class DeviceStates {
  readonly #options: DeviceStatesOptions

  constructor(options: DeviceStatesOptions) {
    this.#options = options
  }

  /** Never rejects. A paired connection speaks for itself and for the devices behind it only. */
  async take({ clientId, branch, deviceId }: ClientTopic, payload: Uint8Array): Promise<void> {
    // An emptied retained topic says nothing.
    if (payload.length === 0) return
    const body = jsonOf(payload)
    const own = await this.#options.runtime.read((hall) => isOwn(hall, clientId, deviceId))
    const told = own && this.#tell(clientId, branch, deviceId, body)
    if (told) return
    const { logger } = this.#options
    const reason = own ? 'it could not be read' : 'it is not theirs to say'
    logger.error({ clientId, deviceId, branch, reason }, 'a message of a device was ignored')
  }

  #tell(
    clientId: string,
    branch: ClientTopic['branch'],
    deviceId: string | undefined,
    body: unknown,
  ): boolean {
    const { table } = this.#options
    if (branch === 'state') {
      const state = clientStatePayloadSchema.safeParse(body)
      if (state.success) table.clientIs(clientId, state.data)
      return state.success
    }
    if (branch === 'device') {
      const state = deviceStatePayloadSchema.safeParse(body)
      if (state.success) table.deviceIs(clientId, deviceId as DeviceId, state.data)
      return state.success
    }
    return branch === 'ack' && this.#logAck(clientId, body)
  }

  #logAck(clientId: string, body: unknown): boolean {
    const ack = ackPayloadSchema.safeParse(body)
    if (!ack.success) return false
    const { logger } = this.#options
    const level = ack.data.result === 'failed' ? 'error' : 'info'
    logger[level]({ clientId, ...ack.data }, `a device answered: ${ack.data.result}`)
    return true
  }
}

function isOwn(hall: HallView, clientId: string, deviceId: string | undefined): boolean {
  const assignment = hall.devices.get(clientId as DeviceId)?.assignment
  if (assignment === undefined) return false
  if (deviceId === undefined) return true
  if (assignment.kind !== 'bridge') return false
  const device = hall.plan?.devices.find((one) => one.deviceId === deviceId)
  return device?.bridgeId === assignment.bridgeId
}
