/** The sum of all bytes, kept to one byte. */
export function sumByte(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0)
}
