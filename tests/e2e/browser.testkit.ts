import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const programs = ['chromium', 'chromium-browser', 'google-chrome']

function browserPath(): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  const onPath = folders.flatMap((folder) => programs.map((program) => join(folder, program)))
  const found = [process.env.CHROMIUM_PATH ?? '', ...onPath].find((path) => existsSync(path))
  if (found === undefined) throw new Error('no Chromium: set CHROMIUM_PATH or install it')
  return found
}

/** As root, as in most containers, Chromium runs only without its sandbox. */
export function openBrowser(...more: readonly string[]): Promise<Browser> {
  const root = process.getuid?.() === 0
  const args = [...(root ? ['--no-sandbox'] : []), ...more]
  return chromium.launch({ executablePath: browserPath(), args })
}

/** The size that each face is made for. */
export const sizes = {
  kiosk: { width: 1080, height: 1920 },
  counter: { width: 1366, height: 768 },
  desk: { width: 1920, height: 1080 },
  board: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const

/** A machine without a network of its own plays one: see the LAN's testkit. */
const headersOf = ({ hostname }: URL): Record<string, string> =>
  hostname.endsWith('.test') ? { 'x-forwarded-for': '192.0.2.7' } : {}

export interface Machine {
  readonly page: Page
  /** What the page complained about, in the console or by an exception. */
  readonly complaints: readonly string[]
}

/** One machine of the hall: a browser of its own that knows nobody yet, open at this address. */
export async function openMachine(
  browser: Browser,
  url: string,
  size: { readonly width: number; readonly height: number },
): Promise<Machine> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    extraHTTPHeaders: headersOf(new URL(url)),
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    const { url: where } = message.location()
    // Chromium prints every 401, and asking who is signed in is answered so by design.
    const asksWho = where.endsWith('/api/session') && message.text().includes('401')
    if (message.type() === 'error' && !asksWho) complaints.push(`${message.text()} ${where}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(url)
  return { page, complaints }
}
