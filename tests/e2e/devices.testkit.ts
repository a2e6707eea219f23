import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { openMachine, sizes } from './browser.testkit.ts'
import type { Product } from './product.testkit.ts'

const run = promisify(execFile)

/** The bridge's page of emulated devices. */
export const openDevices = (browser: Browser, { emulatorUrl }: Product) =>
  openMachine(browser, emulatorUrl, sizes.desk)

export interface Slip {
  readonly text: string
  readonly link: string | null
}

/** The slip with this number, from the page that shows what came out of the printers. */
export async function slipOf(page: Page, product: Product, number: string): Promise<Slip> {
  const until = Date.now() + 10_000
  while (Date.now() < until) {
    for (const figure of await page.locator('#papers .paper').all()) {
      const picture = await figure.locator('img').getAttribute('src')
      const svg = await (await fetch(`${product.emulatorUrl}${picture}`)).text()
      const text = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, one]) => one).join('\n')
      if (!text.split('\n').includes(number)) continue
      const code = figure.locator('figcaption a', { hasText: '二维码' })
      return { text, link: await code.getAttribute('href') }
    }
    await page.waitForTimeout(100)
  }
  throw new Error(`no slip with ${number}`)
}

export interface Sound {
  readonly seconds: number
  readonly loudest: number
}

/** The sound of this announcement, as the page of the devices plays it. */
export async function announcement(page: Page, product: Product, text: string): Promise<Sound> {
  const player = page.locator('.heard', { hasText: text }).first().locator('audio')
  const path = await player.getAttribute('src', { timeout: 20_000 })
  const wav = Buffer.from(await (await fetch(`${product.emulatorUrl}${path}`)).arrayBuffer())
  // The header of a PCM file, as the bridge writes it: 44 bytes, then samples of 16 bits.
  const byteRate = wav.readUInt32LE(28)
  const samples = wav.subarray(44)
  let loudest = 0
  for (let at = 0; at + 1 < samples.length; at += 2) {
    loudest = Math.max(loudest, Math.abs(samples.readInt16LE(at)))
  }
  return { seconds: samples.length / byteRate, loudest }
}

/** What espeak-ng pronounces for this pinyin, as its phoneme names without stress marks. */
export async function phonemesOf(pinyin: string): Promise<string> {
  const { stdout } = await run('espeak-ng', ['-q', '-x', '-v', 'cmn-latn-pinyin', '--', pinyin])
  const bare = stdout.replace(/[',_]/g, '')
  return bare
    .split(/[\s|]+/)
    .filter(Boolean)
    .join(' ')
}
