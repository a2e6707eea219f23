/**
 * A number in [0, 1) for one run, one thing and one purpose. The same thing meets the same luck in
 * every forecast and under every change that is tried (common random numbers: Glasserman, Yao:
 * Some guidelines and guarantees for common random numbers. Management Science 38(6), 1992).
 * The mixing is the finaliser of MurmurHash3 by Austin Appleby, public domain.
 */
export function luck(run: number, thing: number, purpose: number): number {
  let mixed =
    Math.imul(run + 1, 0x9e3779b1) ^ Math.imul(thing + Math.imul(purpose, 0x85ebca6b), 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
}

/** FNV-1a by Fowler, Noll, Vo, public domain: a number of its own for each id. */
export function thingOf(id: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < id.length; place += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193)
  }
  return hash | 0
}
