import { randomUUID } from 'node:crypto'
import type {
  CommandId,
  EpochMs,
  HallCommand,
  RefusalCode,
  RefusedTake,
  Reply,
  TakeSource,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { Caller } from './caller.ts'

/** One client and reason are recorded at once, and then at most so often, with how many times. */
const togetherMs = 60_000

/** Not a rule of the hall but a fault of the client, or somebody who may not ask at all. */
const notATake: ReadonlySet<RefusalCode> = new Set([
  'CommandIdReused',
  'KioskUnknown',
  'MalformedCommand',
  'NotAllowed',
  'NotSignedIn',
  'NotStored',
  'NotYourWindow',
  'TooManyRequests',
])

interface Recent {
  readonly take: Omit<RefusedTake, 'times'>
  again: number
  cancel: () => void
}

/** LIMIT-5: who was refused a number is recorded without a name; a stuck client cannot fill the log. */
export class RefusedTakes {
  readonly #runtime: HallRuntime
  readonly #logger: RuntimeLogger
  readonly #recent = new Map<string, Recent>()

  constructor({
    runtime,
    logger,
  }: { readonly runtime: HallRuntime; readonly logger: RuntimeLogger }) {
    this.#runtime = runtime
    this.#logger = logger
  }

  /** After each command of the door; what is not a refused take is nothing to it. */
  note(caller: Caller, command: HallCommand, reply: Reply): void {
    if (reply.ok || notATake.has(reply.refusal.code)) return
    if (command.type !== 'IssueTicket' && command.type !== 'CheckInAppointment') return
    const key = `${idOf(caller)} ${reply.refusal.code}`
    const recent = this.#recent.get(key)
    if (recent !== undefined) {
      recent.again += 1
      return
    }
    const take = takeOf(caller, command, reply.refusal.code)
    this.#recent.set(key, { take, again: 0, cancel: this.#later(key) })
    this.#record({ ...take, times: 1 })
  }

  /** Records what is still only counted. */
  stop(): void {
    for (const { take, again, cancel } of this.#recent.values()) {
      cancel()
      if (again > 0) this.#record({ ...take, times: again })
    }
    this.#recent.clear()
  }

  #later(key: string): () => void {
    const { clock } = this.#runtime
    return clock.setTimer((this.#runtime.now() + togetherMs) as EpochMs, () => {
      const recent = this.#recent.get(key)
      if (recent === undefined) return
      if (recent.again === 0) {
        this.#recent.delete(key)
        return
      }
      this.#record({ ...recent.take, times: recent.again })
      recent.again = 0
      recent.cancel = this.#later(key)
    })
  }

  #record(take: RefusedTake): void {
    this.#runtime
      .read((hall) => onlyKnown(hall, take))
      .then((data) =>
        this.#runtime.handle({
          commandId: `refused-take:${randomUUID()}` as CommandId,
          actor: { kind: 'system', part: 'intake' },
          command: { type: 'RecordRefusedTake', data },
        }),
      )
      .catch((err: unknown) => this.#logger.error({ err }, 'a refused take was not recorded'))
  }
}

function takeOf(
  caller: Caller,
  command: Extract<HallCommand, { type: 'IssueTicket' | 'CheckInAppointment' }>,
  code: RefusalCode,
): Omit<RefusedTake, 'times'> {
  const { kioskId } = command.data
  const asked = command.type === 'IssueTicket' ? command.data : { itemCodes: [], packageCodes: [] }
  const { itemCodes, packageCodes } = asked
  const queueId = 'queueId' in asked ? asked.queueId : undefined
  return {
    code,
    source: sourceOf(caller),
    itemCodes,
    packageCodes,
    ...(queueId === undefined ? {} : { queueId }),
    ...(kioskId === undefined ? {} : { kioskId }),
  }
}

function sourceOf(caller: Caller): TakeSource {
  if (caller.kind === 'staff') return 'staff'
  return caller.kind === 'device' && caller.assignment.kind === 'kiosk' ? 'kiosk' : 'third-party'
}

const idOf = (caller: Caller): string =>
  caller.kind === 'staff' ? caller.personId : caller.kind === 'device' ? caller.deviceId : ''

/** What a client sent as a code could be anything, a number of an identity card too. */
function onlyKnown({ plan }: HallView, take: RefusedTake): RefusedTake {
  const { queueId, kioskId, ...rest } = take
  if (plan === undefined) return { ...rest, itemCodes: [], packageCodes: [] }
  const { items, packages, queues } = indexOf(plan)
  const knownKiosk = plan.kiosks.some((one) => one.kioskId === kioskId)
  return {
    ...rest,
    itemCodes: take.itemCodes.filter((code) => items.has(code)),
    packageCodes: take.packageCodes.filter((code) => packages.has(code)),
    ...(queueId !== undefined && queues.has(queueId) ? { queueId } : {}),
    ...(kioskId !== undefined && knownKiosk ? { kioskId } : {}),
  }
}
