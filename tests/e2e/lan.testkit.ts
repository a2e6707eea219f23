import { networkInterfaces } from 'node:os'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.testkit.ts'
import { type Product, startProduct } from './product.testkit.ts'

const nameWithoutLan = 'hall.test'

export interface LanHall {
  readonly product: Product
  readonly browser: Browser
  /** Plain http on an address that is not loopback. */
  readonly url: string
}

const lanAddress = () =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

/** A machine without any network plays one: a name, and a proxy's header. */
export async function openLanHall(): Promise<LanHall> {
  const host = lanAddress()
  const mapped = host === undefined ? [`--host-resolver-rules=MAP ${nameWithoutLan} 127.0.0.1`] : []
  const env = { HOST: '0.0.0.0' }
  const [product, browser] = await Promise.all([
    startProduct({ parts: 'server', env }),
    openBrowser(...mapped),
  ])
  const url = new URL(product.url)
  url.hostname = host ?? nameWithoutLan
  return { product, browser, url: url.origin }
}
