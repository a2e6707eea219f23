import { compareOrder } from '../engine/line/line.ts'
import type { Placed } from '../engine/policy/call-policy.ts'

/** One who waits in the simulation; `gone` once called or left. */
export interface SimTicket extends Placed {
  lane: number
  service: number
  /** Leaves when it has waited so long; Infinity for a patient one. */
  readonly patience: number
  gone: boolean
}

const sweepFrom = 1_024

/**
 * Those who differ in nothing but their place in line: same needs, same class. Under each policy
 * here the first of a lane is called before the rest of it, so a choice looks at heads only.
 */
export class WaitingLane<T extends SimTicket> {
  #tickets: T[] = []
  #first = 0
  #waiting = 0

  get length(): number {
    return this.#waiting
  }

  add(ticket: T): void {
    // Who comes from another window stands by the first arrival, before those who came later.
    let place = this.#tickets.length
    while (place > this.#first && this.#isBehind(place - 1, ticket)) place -= 1
    if (place === this.#tickets.length) this.#tickets.push(ticket)
    else this.#tickets.splice(place, 0, ticket)
    this.#waiting += 1
  }

  head(): T | undefined {
    let ticket = this.#tickets[this.#first]
    while (ticket?.gone === true) {
      this.#first += 1
      ticket = this.#tickets[this.#first]
    }
    if (this.#first > sweepFrom && this.#first * 2 > this.#tickets.length) {
      this.#tickets = this.#tickets.slice(this.#first)
      this.#first = 0
    }
    return ticket
  }

  #isBehind(place: number, { order }: T): boolean {
    const other = this.#tickets[place]
    return other !== undefined && compareOrder(other.order, order) > 0
  }

  remove(ticket: T): void {
    ticket.gone = true
    this.#waiting -= 1
  }

  *[Symbol.iterator](): Generator<T> {
    for (let at = this.#first; at < this.#tickets.length; at += 1) {
      const ticket = this.#tickets[at]
      if (ticket !== undefined && !ticket.gone) yield ticket
    }
  }
}
