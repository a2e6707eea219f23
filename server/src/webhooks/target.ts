import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { RefusalCode } from '@yihao/contract'

export interface Targets {
  /** `host` or `host:port`, in small letters. */
  readonly hosts: readonly string[]
  readonly inner: boolean
}

/**
 * What is not the open network: the special-purpose registries of IANA (RFC 6890), with multicast.
 * A name on the list may be pointed anywhere by whoever holds it, so addresses are looked at too.
 */
const inner = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inner.addSubnet(net, bits, 'ipv4')
}
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(net, bits, 'ipv6')
}

/** IPv4 in the clothes of IPv6 is judged as what it is. */
export function isInner(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isInner(mapped)
  if (/^::ffff:/i.test(address)) return true
  const family = isIP(address)
  return family === 0 || inner.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** Why nothing may be sent there; undefined when the address itself is all right (FEED-5). */
export function targetProblem(text: string, targets: Targets): RefusalCode | undefined {
  if (!URL.canParse(text)) return 'WebhookUrlWrong'
  const url = new URL(text)
  const scheme = url.protocol === 'https:' || (targets.inner && url.protocol === 'http:')
  if (!scheme || url.username !== '' || url.password !== '' || url.hash !== '') {
    return 'WebhookUrlWrong'
  }
  const host = url.hostname.toLowerCase()
  const listed = targets.hosts.includes(host) || targets.hosts.includes(url.host.toLowerCase())
  if (!listed) return 'WebhookHostNotAllowed'
  const bare = hostOf(url)
  return !targets.inner && isIP(bare) !== 0 && isInner(bare) ? 'WebhookInnerAddress' : undefined
}

/** Also where its name leads now; a name that leads nowhere yet may be added and waits. */
export async function resolvedProblem(
  text: string,
  targets: Targets,
): Promise<RefusalCode | undefined> {
  const problem = targetProblem(text, targets)
  if (problem !== undefined || targets.inner) return problem
  const found = await lookup(hostOf(new URL(text)), { all: true }).catch(() => [])
  return found.some(({ address }) => isInner(address)) ? 'WebhookInnerAddress' : undefined
}
