import type {
  EpochMs,
  HallEventOf,
  ItemCode,
  Matters,
  Plan,
  ServingId,
  WindowId,
} from '@yihao/contract'
import { indexOf } from '../plan-index.ts'

/** A part of the visit that a window has done, or sent back for papers. */
export interface DoneLeg {
  readonly matters: Matters
  readonly windowId: WindowId
  readonly servingId: ServingId
  readonly endedAt: EpochMs
}

/**
 * A visit that no single window can do: one number, one leg at a time. What is done now stands on
 * the ticket itself, so that whoever asks what a window must be able to do needs to know nothing
 * of legs (LEG-1).
 */
export interface Legs {
  readonly done: readonly DoneLeg[]
  readonly later: Matters
  /** Needed something that was sent back, and so ends with the number (LEG-5). */
  readonly dropped: Matters
  /** 一次性告知 of a leg that was sent back while others go on. */
  readonly missing: readonly string[]
}

/** Made anew, so that an event may carry it. */
export type MattersMade = HallEventOf<'LegQueued'>['data']['leg']

export const nothing: Matters = { itemCodes: [], packageCodes: [] }

export const oneLeg: Legs = { done: [], later: nothing, dropped: nothing, missing: [] }

export const isNothing = ({ itemCodes, packageCodes }: Matters): boolean =>
  itemCodes.length + packageCodes.length === 0

/** Both together, each thing once. */
export function together(...parts: readonly Matters[]): MattersMade {
  return {
    itemCodes: [...new Set(parts.flatMap((part) => part.itemCodes))],
    packageCodes: [...new Set(parts.flatMap((part) => part.packageCodes))],
  }
}

/** What is left of `all` without `some`. */
export function without(all: Matters, some: Matters): MattersMade {
  return {
    itemCodes: all.itemCodes.filter((code) => !some.itemCodes.includes(code)),
    packageCodes: all.packageCodes.filter((code) => !some.packageCodes.includes(code)),
  }
}

interface Errand extends Matters {
  readonly legs?: Legs | undefined
}

/** Everything somebody came for: what is done, what is done now and what comes after. */
export function wholeOf({ legs, ...now }: Errand): MattersMade {
  if (legs === undefined) return together(now)
  return together(...legs.done.map((leg) => leg.matters), now, legs.later, legs.dropped)
}

/** What comes after the present leg; nothing for nearly everybody. */
export const laterOf = ({ legs }: Pick<Errand, 'legs'>): Matters => legs?.later ?? nothing

/** Every item of these, each once, those of packages too. */
export const codesOf = (plan: Plan, matters: Matters): readonly ItemCode[] =>
  indexOf(plan).itemsOf(matters)
