import type { AttachmentType } from '@yihao/contract'

const starts = (bytes: Uint8Array, at: number, ...expected: readonly number[]) =>
  expected.every((byte, index) => bytes[at + index] === byte)

/**
 * What a file is by its first bytes, whatever it is called: JPEG (ISO/IEC 10918-1), PNG (ISO/IEC
 * 15948), WebP (Google, "WebP Container Specification") and PDF (ISO 32000-1, 7.5.2).
 */
export function typeOfBytes(bytes: Uint8Array): AttachmentType | undefined {
  if (starts(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  const riff = starts(bytes, 0, 0x52, 0x49, 0x46, 0x46)
  if (riff && starts(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp'
  return starts(bytes, 0, 0x25, 0x50, 0x44, 0x46, 0x2d) ? 'application/pdf' : undefined
}
