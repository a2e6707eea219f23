import type { EpochMs, QueueId } from '@yihao/contract'
import { compareOrder } from '../../engine/line/line.ts'
import type { CallPolicy, Standing } from '../../engine/policy/call-policy.ts'
import { luck } from './chance.ts'
import type { Span } from './duty.ts'
import { FreeTimes } from './free-times.ts'
import { drawn, drawnRest } from './lengths.ts'
import type { Scene, SceneTicket, SceneWindow } from './scene.ts'

/** Moments of the call in ms by run, then by place; Infinity where nobody ever calls. */
export interface Played {
  readonly runs: number
  readonly waits: Float64Array
  readonly probes: Float64Array
}

const never = Number.POSITIVE_INFINITY
/** What the luck is for. */
const purposes = { service: 1, approach: 2, turn: 3, noShow: 4, comes: 5, pause: 6 }

/**
 * Plays the hall forward: windows that get free choose as the engine chooses, people come who are
 * expected, and everybody's luck is their own. Deterministic; cheap enough for every second.
 */
export function simulate(scene: Scene, runs: number): Played {
  const waits = new Float64Array(runs * scene.places).fill(never)
  const probes = new Float64Array(runs * scene.probes.length).fill(never)
  const prepared = prepare(scene)
  for (let run = 0; run < runs; run += 1) {
    new Run(prepared, run, {
      waits: waits.subarray(run * scene.places),
      probes: probes.subarray(run * scene.probes.length),
    }).play()
  }
  return { runs, waits, probes }
}

interface Prepared {
  readonly scene: Scene
  /** By lane, in its order. */
  readonly lines: readonly (readonly SceneTicket[])[]
  readonly windowsOfLane: readonly (readonly number[])[]
}

function prepare(scene: Scene): Prepared {
  const lines: SceneTicket[][] = scene.lanes.map(() => [])
  for (const ticket of scene.waiting) lines[ticket.lane]?.push(ticket)
  const windowsOfLane: number[][] = scene.lanes.map(() => [])
  for (const [place, { lanes }] of scene.windows.entries()) {
    for (const lane of lanes) windowsOfLane[lane]?.push(place)
  }
  return { scene, lines, windowsOfLane }
}

interface Joining {
  readonly at: number
  readonly ticket: SceneTicket
}

interface Waits {
  readonly waits: Float64Array
  readonly probes: Float64Array
}

class Run {
  readonly #of: Prepared
  readonly #run: number
  readonly #waits: Waits
  /** When each window may call next; never while it finds nobody, or its duty is over. */
  readonly #free: FreeTimes
  readonly #busyUntil: Float64Array
  /** A lane that somebody joins during the run is a copy of its own. */
  readonly #lines: (readonly SceneTicket[])[]
  readonly #heads: Int32Array
  readonly #joining: Joining[] = []
  readonly #overtakes: Map<QueueId, number>
  readonly #policy: CallPolicy
  #left: number
  #probesLeft: number

  constructor(of: Prepared, run: number, waits: Waits) {
    const { scene } = of
    this.#of = of
    this.#run = run
    this.#waits = waits
    this.#lines = [...of.lines]
    this.#heads = new Int32Array(scene.lanes.length)
    this.#overtakes = new Map(scene.overtakes)
    this.#policy = scene.policyWith((queueId) => this.#overtakes.get(queueId) ?? 0)
    this.#left = scene.waiting.length
    this.#probesLeft = scene.probes.length
    this.#busyUntil = Float64Array.from(scene.windows, (window) => this.#firstFree(window))
    this.#free = new FreeTimes(this.#busyUntil.map((at, place) => onDuty(dutyAt(scene, place), at)))
    this.#expect()
  }

  play(): void {
    while (this.#left > 0 || this.#probesLeft > 0) {
      const place = this.#free.earliest()
      const now = this.#free.at(place) ?? never
      const next = this.#joining[this.#joining.length - 1]
      if (next !== undefined && next.at <= now) {
        this.#joining.pop()
        this.#join(next)
      } else if (now === never) return
      else this.#call(place, now)
    }
  }

  #luck(thing: number, purpose: number): number {
    return luck(this.#run, thing, purpose)
  }

  /** The first moment at which this window may call, if it is on duty then. */
  #firstFree(window: SceneWindow): number {
    const { engaged, thing, pace } = window
    const { turns } = this.#of.scene
    switch (engaged.kind) {
      case 'free':
        return drawnRest(turns, engaged.neededFor, this.#luck(thing, purposes.turn))
      case 'paused':
        return drawnRest(engaged.lengths, engaged.forMs, this.#luck(thing, purposes.pause))
      case 'serving': {
        const { ticket, forMs } = engaged
        const chance = this.#luck(ticket.thing, purposes.service)
        const rest = drawnRest(ticket.lengths, forMs / pace, chance) * pace
        return this.#ends(ticket, rest)
      }
      case 'called':
        return this.#greeted(window, engaged.ticket, engaged.forMs)
    }
  }

  /** Called so long ago and not seated yet. */
  #greeted(
    window: SceneWindow,
    ticket: Pick<SceneTicket, 'lengths' | 'thing' | 'then'>,
    forMs: number,
  ) {
    const { approaches, noShowMs, noShowShare } = this.#of.scene
    const { thing } = ticket
    if (this.#luck(thing, purposes.noShow) < noShowShare) {
      const rest = drawnRest(noShowMs, forMs, this.#luck(thing, purposes.approach))
      return rest + this.#turn(thing)
    }
    const approach = drawnRest(approaches, forMs, this.#luck(thing, purposes.approach))
    const service = drawn(ticket.lengths, this.#luck(thing, purposes.service)) * window.pace
    return this.#ends(ticket, approach + service)
  }

  /** The service is over at that moment: the window turns, and a next leg joins its line. */
  #ends({ then, thing }: Pick<SceneTicket, 'then' | 'thing'>, at: number): number {
    if (then !== undefined) this.#joinAt({ at, ticket: then })
    return at + this.#turn(thing)
  }

  #turn(thing: number): number {
    return drawn(this.#of.scene.turns, this.#luck(thing, purposes.turn))
  }

  #expect(): void {
    for (const { ticket, at, spread, share } of this.#of.scene.arrivals) {
      if (this.#luck(ticket.thing, purposes.comes) >= share) continue
      const comes = at + drawn(spread, this.#luck(ticket.thing, purposes.approach))
      this.#joinAt({ at: Math.max(0, comes), ticket })
      if (ticket.place !== undefined) this.#left += 1
    }
  }

  /** Kept with the next one last. */
  #joinAt(joining: Joining): void {
    const list = this.#joining
    let place = list.length
    while (place > 0 && (list[place - 1] as Joining).at < joining.at) place -= 1
    list.splice(place, 0, joining)
  }

  #join({ at, ticket }: Joining): void {
    const { lane } = ticket
    const line = [...(this.#lines[lane] ?? [])]
    let place = this.#heads[lane] ?? 0
    while (
      place < line.length &&
      compareOrder((line[place] as SceneTicket).order, ticket.order) <= 0
    ) {
      place += 1
    }
    line.splice(place, 0, ticket)
    this.#lines[lane] = line
    for (const window of this.#of.windowsOfLane[lane] ?? []) {
      if (this.#free.at(window) !== never) continue
      const from = Math.max(at, this.#busyUntil[window] as number)
      this.#free.set(window, onDuty(dutyAt(this.#of.scene, window), from))
    }
  }

  #call(place: number, now: number): void {
    const window = this.#of.scene.windows[place] as SceneWindow
    const at = (this.#of.scene.at + now) as EpochMs
    const chosen = this.#first(window, at)
    if (this.#probesLeft > 0 && this.#mayBeFirst(chosen)) this.#tryProbes(window, chosen, now)
    if (chosen === undefined) {
      this.#free.set(place, never)
      return
    }
    if (this.#of.scene.countsOvertaking) this.#noteOvertaking(window, chosen)
    this.#heads[chosen.lane] = (this.#heads[chosen.lane] ?? 0) + 1
    if (chosen.place !== undefined) {
      this.#waits.waits[chosen.place] = now
      this.#left -= 1
    }
    const until = this.#occupied(window, chosen, now)
    this.#busyUntil[place] = until
    this.#free.set(place, onDuty(window.duty, until))
  }

  #occupied(window: SceneWindow, ticket: SceneTicket, now: number): number {
    const { approaches, noShowMs, noShowShare } = this.#of.scene
    const { thing, lengths } = ticket
    const comes = this.#luck(thing, purposes.noShow) >= noShowShare
    const approach = this.#luck(thing, purposes.approach)
    if (!comes) return now + drawn(noShowMs, approach) + this.#turn(thing)
    const service = drawn(lengths, this.#luck(thing, purposes.service)) * window.pace
    return this.#ends(ticket, now + drawn(approaches, approach) + service)
  }

  #head(lane: number): SceneTicket | undefined {
    return this.#lines[lane]?.[this.#heads[lane] ?? 0]
  }

  #first({ lanes }: SceneWindow, at: EpochMs): SceneTicket | undefined {
    let found: SceneTicket | undefined
    for (const lane of lanes) {
      const head = this.#head(lane)
      if (head === undefined) continue
      if (found === undefined || this.#policy.compare(head, found, at) < 0) found = head
    }
    return found
  }

  /** Whoever came earlier and gains at least as fast stays before a newcomer. */
  #mayBeFirst(chosen: SceneTicket | undefined): boolean {
    if (chosen === undefined || chosen.order.at > this.#of.scene.at) return true
    return this.#of.scene.lanes[chosen.lane]?.slow === true
  }

  /** A newcomer would be called here instead of the chosen one, or where nobody is left. */
  #tryProbes({ probes }: SceneWindow, chosen: SceneTicket | undefined, now: number): void {
    const at = (this.#of.scene.at + now) as EpochMs
    for (const probe of probes) {
      if (this.#waits.probes[probe] !== never) continue
      const standing = this.#of.scene.probes[probe] as Standing
      if (chosen !== undefined && this.#policy.compare(standing, chosen, at) >= 0) continue
      this.#waits.probes[probe] = now
      this.#probesLeft -= 1
    }
  }

  /** The same count as the engine keeps (PRIO-3), from the heads of the lanes. */
  #noteOvertaking({ lanes }: SceneWindow, called: SceneTicket): void {
    const { scene } = this.#of
    if (scene.lanes[called.lane]?.ordinary === true) {
      this.#overtakes.delete(called.queueId)
      return
    }
    const passed = new Set<QueueId>()
    for (const lane of lanes) {
      const head = this.#head(lane)
      if (head === undefined || scene.lanes[lane]?.ordinary !== true) continue
      if (compareOrder(head.order, called.order) < 0) passed.add(head.queueId)
    }
    for (const queueId of passed) {
      this.#overtakes.set(queueId, (this.#overtakes.get(queueId) ?? 0) + 1)
    }
  }
}

const dutyAt = ({ windows }: Scene, place: number): readonly Span[] =>
  (windows[place] as SceneWindow).duty

/** The first moment from there on at which the window takes somebody. */
function onDuty(duty: readonly Span[], at: number): number {
  for (let place = 0; place < duty.length; place += 1) {
    const [from, until] = duty[place] as Span
    if (at < until) return at > from ? at : from
  }
  return never
}
