import { randomUUID } from 'node:crypto'
import {
  type CommandId,
  type DeviceId,
  type DoPayload,
  deviceIdSchema,
  type EpochMs,
  type EventId,
  type HallCommand,
  limits,
  type PressPayload,
  pressPayloadSchema,
  type Refusal,
  type RefusalCode,
  terminalCommandIdSchema,
  topics,
  type WindowId,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { type Caller, forbidden } from '../people/caller.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import { jsonOf } from './json-of.ts'
import type { MqttLink } from './mqtt-link.ts'
import { ratingAt } from './show-of.ts'

/** Real time: after it the finger has long left the key. */
const answerAgeRealMs = 10_000

export interface PressOptions {
  readonly runtime: Pick<HallRuntime, 'hallId' | 'now' | 'read' | 'handle' | 'position' | 'clock'>
  readonly link: MqttLink
  readonly logger: RuntimeLogger
  readonly nowMs?: () => number
}

/** Keys of keypads and evaluators: a request of a device, checked like any other, and answered. */
export class Presses {
  readonly #options: PressOptions
  readonly #nowMs: () => number
  readonly #recent = new Map<string, number[]>()

  constructor(options: PressOptions) {
    this.#options = options
    this.#nowMs = options.nowMs ?? Date.now
  }

  /** Never rejects; whatever came, the hall goes on. */
  async take(clientId: string, payload: Uint8Array): Promise<void> {
    try {
      await this.#take(clientId, payload)
    } catch (err) {
      this.#options.logger.error({ err, clientId }, 'a key press was not answered')
    }
  }

  async #take(clientId: string, payload: Uint8Array): Promise<void> {
    const body = jsonOf(payload)
    const press = pressPayloadSchema.safeParse(body)
    if (!press.success) return this.#answerMalformed(clientId, body)
    const { deviceId, pressId } = press.data
    const { runtime } = this.#options
    const bound = await runtime.read((hall) => bind(hall, clientId, press.data, runtime.now()))
    if (bound.refusal === 'DeviceUnknown') {
      // No answer: it would go to a device of somebody else.
      this.#options.logger.error({ clientId, deviceId }, 'a key press came from a wrong connection')
      return
    }
    const refusal = await this.#decide(clientId, pressId, bound)
    await this.#answer(deviceId, pressId, refusal)
  }

  async #decide(clientId: string, pressId: CommandId, bound: Bound): Promise<Refusal | undefined> {
    if (bound.refusal !== undefined) return { code: bound.refusal }
    if (!this.#withinRate(clientId)) return { code: 'TooManyRequests' }
    const { command } = bound
    const actor = { kind: 'device', deviceId: clientId as DeviceId } as const
    const reply = await this.#options.runtime.handle({ commandId: pressId, actor, command })
    return reply.ok ? undefined : reply.refusal
  }

  /** Answered where the sender can be told: one of its own devices and an id to answer to. */
  async #answerMalformed(clientId: string, body: unknown): Promise<void> {
    this.#options.logger.error({ clientId }, 'a key press could not be read')
    const fields = typeof body === 'object' && body !== null ? body : {}
    const deviceId = deviceIdSchema.safeParse('deviceId' in fields ? fields.deviceId : undefined)
    const pressId = terminalCommandIdSchema.safeParse(
      'pressId' in fields ? fields.pressId : undefined,
    )
    if (!deviceId.success || !pressId.success) return
    const own = await this.#options.runtime.read(
      (hall) => keypadOf(hall, clientId, deviceId.data) !== undefined,
    )
    if (own) await this.#answer(deviceId.data, pressId.data, { code: 'MalformedCommand' })
  }

  async #answer(deviceId: DeviceId, pressId: CommandId, refusal?: Refusal): Promise<void> {
    const { runtime, link } = this.#options
    const age = answerAgeRealMs * runtime.clock.speed
    const payload: DoPayload = {
      // New for each answer: a press that was refused may come again under its own id.
      eventId: `answer.${randomUUID()}` as EventId,
      position: runtime.position(),
      expiresAt: Math.ceil(runtime.now() + age) as EpochMs,
      action: {
        kind: 'press-answer',
        pressId,
        ...(refusal === undefined ? {} : { refusal }),
      },
    }
    await link.send(topics.do(runtime.hallId, deviceId), payload)
  }

  #withinRate(clientId: string): boolean {
    const now = this.#nowMs()
    const recent = (this.#recent.get(clientId) ?? []).filter((at) => now - at < 1_000)
    this.#recent.set(clientId, recent)
    if (recent.length >= limits.pressesPerSecondMax) return false
    recent.push(now)
    return true
  }
}

type Bound =
  | { readonly command: HallCommand; readonly refusal?: undefined }
  | { readonly refusal: RefusalCode }

/** Which command the key means now, at the keypad's own window. */
function bind(hall: HallView, clientId: string, press: PressPayload, at: EpochMs): Bound {
  const keypad = keypadOf(hall, clientId, press.deviceId)
  const paired = hall.devices.get(clientId as DeviceId)
  if (keypad === undefined || paired === undefined) return { refusal: 'DeviceUnknown' }
  // The next visitor must not rate the service of the one before.
  const late = press.key.kind === 'rating' && ratingAt(hall, keypad.windowId, at) === 'too-late'
  if (late) return { refusal: 'RatingTooLate' }
  const command = commandOf(hall, keypad.windowId, press.key)
  if (command === undefined) return { refusal: 'ServingUnknown' }
  const caller: Caller = {
    kind: 'device',
    deviceId: clientId as DeviceId,
    assignment: paired.assignment,
  }
  const refusal = forbidden(hall, caller, command)
  return refusal === undefined ? { command } : { refusal }
}

/** The keypad, if it is one that hangs on this connection. */
function keypadOf(hall: HallView, clientId: string, deviceId: DeviceId) {
  const assignment = hall.devices.get(clientId as DeviceId)?.assignment
  if (assignment?.kind !== 'bridge') return undefined
  return hall.plan?.devices
    .filter((device) => device.kind === 'keypad')
    .find((one) => one.deviceId === deviceId && one.bridgeId === assignment.bridgeId)
}

function commandOf(
  hall: HallView,
  windowId: WindowId,
  key: PressPayload['key'],
): HallCommand | undefined {
  if (key.kind === 'rating') {
    const servingId = hall.windows.get(windowId)?.lastServingId
    if (servingId === undefined) return undefined
    const { satisfaction } = key
    const rating = { servingId, satisfaction, labels: [], channel: 'evaluator' as const }
    return { type: 'RateService', data: rating }
  }
  switch (key.verb) {
    case 'call-next':
      return { type: 'CallNext', data: { windowId } }
    case 'recall':
      return { type: 'RecallTicket', data: { windowId } }
    case 'no-show':
      return { type: 'RecordNoShow', data: { windowId } }
  }
}
