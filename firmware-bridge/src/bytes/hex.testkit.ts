/** `A5x8 01 0B` as bytes. */
export function bytesOf(hex: string): Uint8Array {
  const bytes = hex
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const [value = '', times = '1'] = word.split('x')
      return Array.from({ length: Number(times) }, () => Number.parseInt(value, 16))
    })
  return Uint8Array.from(bytes)
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ')
}
