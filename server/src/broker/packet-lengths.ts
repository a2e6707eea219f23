/**
 * Follows the fixed headers of an MQTT stream (OASIS MQTT 3.1.1, 2.2) through chunks of any size:
 * one type byte, then a length of one to four bytes with seven bits each. The parser of the broker
 * itself would gather up to 256 MB before it looked at the packet.
 */
export class PacketLengths {
  #left = 0
  #length = 0
  #lengthBytes = -1

  /** False as soon as a header announces more than `max` bytes, or is none at all. */
  accept(chunk: Uint8Array, max: number): boolean {
    let at = 0
    while (at < chunk.length) {
      if (this.#left > 0) {
        const skipped = Math.min(this.#left, chunk.length - at)
        this.#left -= skipped
        at += skipped
        continue
      }
      if (!this.#header(chunk[at] ?? 0, max)) return false
      at += 1
    }
    return true
  }

  #header(byte: number, max: number): boolean {
    if (this.#lengthBytes < 0) {
      this.#lengthBytes = 0
      this.#length = 0
      return true
    }
    this.#length += (byte & 0x7f) * 128 ** this.#lengthBytes
    this.#lengthBytes += 1
    if (this.#length > max) return false
    if ((byte & 0x80) !== 0) return this.#lengthBytes < 4
    this.#left = this.#length
    this.#lengthBytes = -1
    return true
  }
}
