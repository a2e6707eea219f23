/** Undefined for what is no JSON; schemas refuse that like any other wrong shape. */
export function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'))
  } catch {
    return undefined
  }
}
