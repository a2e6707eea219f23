/**
 * Browsers name the page's origin with every WebSocket and every writing request; other programs
 * name none. Pages come from the host they ask or, where a proxy renames it, from `publicUrl`.
 */
export function originFits(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string,
): boolean {
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || new URL(publicUrl).origin === new URL(origin).origin
}
