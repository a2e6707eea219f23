import type { AccumulatingPrioritySetting, Plan, RecordedEvent } from '@yihao/contract'
import type { HallState, Ticket } from '../hall.ts'

/**
 * Who is next, once more and as plainly as it can be said: from the texts of the rules, with none of
 * the engine's code and no thought of speed. Only where a number stands in time is the engine's word.
 */
export class SlowPolicy {
  plan: Plan | undefined
  /** Classes as the events gave them (PRIO-2). */
  readonly #classes = new Map<string, Set<string>>()
  readonly #onTime = new Set<string>()
  /** Who is held, so that a return from there is told from one after a miss. */
  readonly #held = new Set<string>()
  /** Calls past the first ordinary number, by queue (PRIO-3). */
  readonly #passed = new Map<string, number>()

  /** Before the event is folded into the hall. */
  note({ type, data, recordedAt }: RecordedEvent, hall: HallState): void {
    if (type === 'PlanAdopted') this.plan = data.plan
    if (type === 'DayOpened') this.#passed.clear()
    if (type === 'AppointmentCheckedIn' && data.timing === 'on-time')
      this.#onTime.add(data.ticketId)
    if (type === 'TicketIssued') {
      this.#classes.set(data.ticketId, new Set(this.#onTime.has(data.ticketId) ? ['booked'] : []))
      if (data.claim?.confirmed !== undefined) this.#classes.get(data.ticketId)?.add('priority')
      if (data.green === true) this.#classes.get(data.ticketId)?.add('green')
    }
    if (type === 'ClaimConfirmed') this.#classes.get(data.ticketId)?.add('priority')
    if (type === 'GreenChannelGranted') this.#classes.get(data.ticketId)?.add('green')
    if (type === 'TicketTransferred') this.#classes.get(data.ticketId)?.add('transferred')
    if (type === 'TicketReinstated' && this.#held.has(data.ticketId)) {
      this.#classes.get(data.ticketId)?.add('returning')
    }
    if (type === 'TicketHeld') this.#held.add(data.ticketId)
    if (type === 'TicketResumed' || type === 'TicketReinstated') this.#held.delete(data.ticketId)
    if (type === 'TicketCalled' && data.via === 'next') this.#noteCall(hall, data, recordedAt)
  }

  /** Everybody this window may call, in the order in which the policy would call them. */
  order(hall: HallState, windowId: string, at: number): readonly Ticket[] {
    const able = waitingIn(hall).filter((ticket) => this.#mayCall(hall, { windowId, ticket, at }))
    const byPlace = [...able].sort(before)
    const policy = this.plan?.callPolicy
    if (policy?.policyId !== 'accumulating-priority') return byPlace
    const capped = byPlace.filter((ticket) => waitOf(ticket, at) >= policy.capMs)
    const due = byPlace.filter((ticket) => this.#isDue(policy, ticket) && !capped.includes(ticket))
    const others = byPlace.filter((ticket) => !capped.includes(ticket) && !due.includes(ticket))
    const score = (ticket: Ticket) => waitOf(ticket, at) * this.#rate(policy, ticket)
    // A sort of JavaScript keeps equal ones as they were: by their place.
    return [...capped, ...due, ...others.sort((a, b) => score(b) - score(a))]
  }

  #mayCall(hall: HallState, { windowId, ticket, at }: Asked): boolean {
    if (ticket.onlyWindowId !== undefined) return ticket.onlyWindowId === windowId
    if (!this.#serves(windowId, ticket) || !this.can(windowId, ticket)) return false
    // BULK-1
    const window = this.plan?.windows.find((one) => one.windowId === windowId)
    if (ticket.bulk === true && window?.bulk !== true) return false
    const helpers = this.#helpers(hall, ticket, at)
    return helpers.length === 0 || helpers.includes(windowId)
  }

  /**
   * NEED-3, GREEN-3: the windows that somebody rather waits for than go to another one; PRIO-4 stands
   * above it.
   */
  #helpers({ windows }: HallState, ticket: Ticket, at: number): readonly string[] {
    const { rules, callPolicy, clerkSkills = [] } = this.plan ?? {}
    if (
      callPolicy?.policyId === 'accumulating-priority' &&
      waitOf(ticket, at) >= callPolicy.capMs
    ) {
      return []
    }
    const green = this.#classes.get(ticket.ticketId)?.has('green') === true
    const wished = [
      ...(rules?.needs ?? [])
        .filter(({ code }) => ticket.needs?.includes(code))
        .map((need) => ({ skill: `need ${need.code}`, prefers: need.prefersWindow })),
      ...(green ? [{ skill: 'green-channel ', prefers: rules?.greenChannel?.prefersWindow }] : []),
    ]
    const wanted = wished
      .filter(({ prefers }) => prefers !== undefined && at - ticket.queuedAt < prefers.withinMs)
      .map(({ skill }) => skill)
    const open = [...windows.values()].filter(({ state }) => state === 'open')
    return open
      .filter(({ windowId, clerkId }) => {
        const planned = this.plan?.windows.find((one) => one.windowId === windowId)?.skills ?? []
        const brought = clerkSkills.filter(({ personId }) => personId === clerkId)
        return [...planned, ...brought.flatMap(({ skills }) => skills)].some((skill) =>
          wanted.includes(`${skill.kind} ${'needCode' in skill ? skill.needCode : ''}`),
        )
      })
      .map(({ windowId }) => windowId)
      .filter((windowId) => this.#serves(windowId, ticket) && this.can(windowId, ticket))
  }

  /** Whether the window's skills are enough for all of it. */
  can(windowId: string, { itemCodes, packageCodes }: Pick<Ticket, 'itemCodes' | 'packageCodes'>) {
    const { windows = [], items = [], packages = [] } = this.plan ?? {}
    const skills = windows.find((one) => one.windowId === windowId)?.skills ?? []
    const codes = [
      ...itemCodes,
      ...packages.filter(({ code }) => packageCodes.includes(code)).flatMap((one) => one.itemCodes),
    ]
    return codes.every((code) => {
      const item = items.find((one) => one.code === code)
      return skills.some(
        (skill) =>
          (skill.kind === 'family' && skill.familyId === item?.windowFamily) ||
          (skill.kind === 'item' && skill.itemCode === code) ||
          (skill.kind === 'package' &&
            packages.some(
              (one) => one.code === skill.packageCode && one.itemCodes.includes(code),
            )) ||
          (skill.kind === 'cross-province' && item?.crossProvince === true) ||
          (skill.kind === 'province-wide' && item?.provinceWide === true),
      )
    })
  }

  #noteCall(hall: HallState, { ticketId, windowId }: Called, at: number): void {
    const policy = this.plan?.callPolicy
    const waiting = waitingIn(hall)
    const called = waiting.find((ticket) => ticket.ticketId === ticketId)
    if (policy?.policyId !== 'accumulating-priority' || called === undefined) return
    if (this.#isOrdinary(policy, called)) {
      this.#passed.set(called.queueId, 0)
      return
    }
    const passed = waiting.filter(
      (ticket) =>
        before(ticket, called) < 0 &&
        this.#isOrdinary(policy, ticket) &&
        this.#mayCall(hall, { windowId, ticket, at }) &&
        this.#serves(windowId, ticket),
    )
    for (const queueId of new Set(passed.map((ticket) => ticket.queueId))) {
      this.#passed.set(queueId, (this.#passed.get(queueId) ?? 0) + 1)
    }
  }

  #serves(windowId: string, { queueId }: Ticket): boolean {
    const window = this.plan?.windows.find((one) => one.windowId === windowId)
    return window?.serves.includes(queueId) === true
  }

  #isDue(policy: AccumulatingPrioritySetting, ticket: Ticket): boolean {
    const passed = this.#passed.get(ticket.queueId) ?? 0
    return this.#isOrdinary(policy, ticket) && passed >= policy.overtakesMax
  }

  #isOrdinary(policy: AccumulatingPrioritySetting, ticket: Ticket): boolean {
    return this.#rate(policy, ticket) <= policy.rates.ordinary
  }

  #rate({ rates }: AccumulatingPrioritySetting, { ticketId }: Ticket): number {
    const classes = [...(this.#classes.get(ticketId) ?? [])] as (keyof typeof rates)[]
    // GREEN-4: without a rate of its own the green channel has that of the priority.
    const all = { ...rates, green: rates.green ?? rates.priority }
    return Math.max(all.ordinary, ...classes.map((one) => all[one]))
  }
}

interface Asked {
  readonly windowId: string
  readonly ticket: Ticket
  readonly at: number
}
type Called = { readonly ticketId: string; readonly windowId: string }

/** Of two put back behind the same person, the one that came back later stands behind. */
const waitingIn = (hall: HallState): readonly Ticket[] =>
  [...hall.lines.values()].flat().flatMap((ticketId) => hall.tickets.get(ticketId) ?? [])

const before = (a: Ticket, b: Ticket): number =>
  a.order.at - b.order.at || a.order.tie - b.order.tie

export const waitOf = ({ order }: Ticket, at: number): number => Math.max(0, at - order.at)
