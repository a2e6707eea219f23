import type { Plan, RecordedEvent } from '@yihao/contract'
import type { ClosedTicket, Ticket } from '../hall.ts'
import { must } from './must.testkit.ts'

type Parts = Pick<Ticket, 'itemCodes' | 'packageCodes'>

/** What each number was for, item by item, from the log alone (LEG-1, LEG-4). */
export class Wishes {
  readonly #wanted = new Map<string, Set<string>>()
  /** What a number is and stays, whatever happens to it. */
  readonly #lasting = new Map<string, string>()
  /** Sent back for papers at one of its windows: what needed that ends with it (LEG-5). */
  readonly #sentBack = new Set<string>()
  /** A ticket is made anew by whatever changes it; what has not changed holds as before. */
  readonly #checked = new WeakSet<Ticket>()

  note(plan: Plan | undefined, { type, data }: RecordedEvent): void {
    if (type === 'TicketIssued') this.#wanted.set(data.ticketId, new Set(codesOf(plan, data)))
    if (type === 'ReturnedForCorrection') this.#sentBack.add(data.ticketId)
    if (type === 'ServiceItemAdded') this.#wanted.get(data.ticketId)?.add(data.itemCode)
    if (type === 'ServiceItemDropped') this.#wanted.get(data.ticketId)?.delete(data.itemCode)
    if (type !== 'TicketTransferred' || data.found === undefined) return
    for (const part of [data.found.leg, data.found.later]) {
      for (const code of codesOf(plan, part)) this.#wanted.get(data.ticketId)?.add(code)
    }
  }

  /** Done, now, to come and given up together are what it came for, each thing once. */
  check(plan: Plan | undefined, ticket: Ticket): void {
    if (this.#checked.has(ticket)) return
    this.#checked.add(ticket)
    const { legs, ticketId, number } = ticket
    const done = (legs?.done ?? []).map((leg) => leg.matters)
    const parts = [ticket, ...(legs === undefined ? [] : [legs.later, legs.dropped]), ...done]
    this.#same(plan, ticket, parts)
    const given = codesOf(plan, legs?.dropped ?? { itemCodes: [], packageCodes: [] })
    must(
      given.length === 0 || this.#sentBack.has(ticketId),
      `${listed(given)} of ${number} was given up by nobody`,
    )
    const lasting = lastingOf(ticket)
    const known = this.#lasting.get(ticketId)
    if (known === undefined) this.#lasting.set(ticketId, lasting)
    else must(known === lasting, `${number} was ${known} and became ${lasting}`)
  }

  /** What stays of it names all of it, and none of its parts twice. */
  checkClosed(plan: Plan | undefined, closed: ClosedTicket): void {
    this.#same(plan, closed, [closed])
    const done = (closed.legs?.done ?? []).flatMap((leg) => codesOf(plan, leg.matters))
    must(new Set(done).size === done.length, `${closed.number}: ${listed(done)} done twice`)
  }

  #same(
    plan: Plan | undefined,
    { ticketId, number }: Pick<Ticket, 'ticketId' | 'number'>,
    parts: readonly Parts[],
  ): void {
    const all = listed(parts.flatMap((part) => codesOf(plan, part)))
    const wanted = listed(this.#wanted.get(ticketId) ?? [])
    must(all === wanted, `${number} came for ${wanted}, and has ${all}`)
  }
}

const listed = (codes: Iterable<string>): string => [...codes].sort().join()

function codesOf(plan: Plan | undefined, { itemCodes, packageCodes }: Parts): readonly string[] {
  const packages = plan?.packages.filter(({ code }) => packageCodes.includes(code)) ?? []
  return [...new Set([...itemCodes, ...packages.flatMap((one) => one.itemCodes)])]
}

/** Of a ticket, what a change of state must not lose. */
function lastingOf(ticket: Ticket): string {
  const { number, visitId, audience, arrivedAt, issuedAt, source, personHash } = ticket
  const { appointmentId, agent, applicants, filed } = ticket
  return JSON.stringify({
    ...{ number, visitId, audience, arrivedAt, issuedAt, source, personHash },
    ...{ appointmentId, agent, applicants, filed },
  })
}
