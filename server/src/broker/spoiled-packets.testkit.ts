import { tokens } from './broker.testkit.ts'

/** A small generator of chance with a seed, so that a failure can be repeated. */
export function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Two bytes of length, then UTF-8 (OASIS MQTT 3.1.1, 1.5.3). */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
}

/** Type and flags, a length below 128, the rest. */
function packet(typeAndFlags: number, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return Buffer.concat([Buffer.from([typeAndFlags, body.length]), body])
}

const clientId = 'dev-1'
const cleanWithNameAndPassword = 0b1100_0010
const session = [
  packet(
    0x10,
    text('MQTT'),
    [4, cleanWithNameAndPassword, 0, 30],
    text(clientId),
    text(clientId),
    text(tokens[clientId] ?? ''),
  ),
  packet(0x82, [0, 1], text('yihao/1/h1/show/sign-01'), [1]),
  packet(0x32, text('yihao/1/h1/client/dev-1/press'), [0, 2], Buffer.from('{}')),
  packet(0xc0),
]

/** A session of a client in which a few bytes are wrong, missing or too many. */
export function spoiled(random: () => number): readonly Buffer[] {
  const below = (count: number) => Math.floor(random() * count)
  // Half of them get past the door; what is wrong comes later.
  const politely = random() < 0.5
  return session.map((whole, index) => {
    if (politely && index === 0) return whole
    const bytes = Buffer.from(whole)
    for (let hits = below(3); hits > 0; hits -= 1) bytes[below(bytes.length)] = below(256)
    if (random() < 0.1) return bytes.subarray(0, below(bytes.length))
    return random() < 0.1 ? Buffer.concat([bytes, bytes.subarray(below(bytes.length))]) : bytes
  })
}
