import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { HallInfo } from '@yihao/contract'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openMachine, sizes } from './browser.testkit.ts'
import {
  onThisServer,
  openBoard,
  openCounter,
  openKiosk,
  openPhone,
  openWindowScreen,
  pressPrimary,
  primary,
  shownTicket,
  signInByClicks,
} from './faces.testkit.ts'
import { type Product, startProduct } from './product.testkit.ts'

// The pictures of the README: a lively day of the demonstration, seen at mid-morning.

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const midMorning = '10:20'
const fastDay = 240
/** Small enough for a file of some 200 kB. */
const devicesSize = { width: 1280, height: 800 }
const pressesMax = 12

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  // Flashing has come to rest, and what was pressed last is said no more.
  await page.waitForTimeout(1_500)
  await page.screenshot({ path: `${folder}${name}.png`, scale: 'css' })
  process.stdout.write(`${name}.png\n`)
}

async function live(product: Product, running: boolean, speed: number): Promise<void> {
  const answer = await fetch(`${product.url}/api/demo/lively`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-yihao': '1' },
    body: JSON.stringify({ running, speed }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

async function untilMidMorning({ url }: Product): Promise<void> {
  const clock = { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' } as const
  for (;;) {
    const { at } = (await (await fetch(`${url}/api/hall`)).json()) as HallInfo
    if (new Date(at).toLocaleTimeString('en-GB', clock) >= midMorning) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** At window 3: one press after another until this verb is the next one. */
async function pressUntil(page: Page, verb: string): Promise<void> {
  for (let presses = 0; presses < pressesMax; presses += 1) {
    const now = await page.locator('.verb-primary .verb-name').innerText()
    if (now === verb) return
    await pressPrimary(page, now)
    await primary(page, now).waitFor({ state: 'detached' })
  }
  throw new Error(`window 3 never came to ${verb}`)
}

/** Out of turn, so that the number of the pictures need not wait for its own. */
async function callByNumber(page: Page, number: string): Promise<void> {
  await pressUntil(page, '呼叫下一位')
  await page.keyboard.press('Shift+F8')
  const sheet = page.getByRole('dialog')
  await sheet.getByPlaceholder('A012').fill(number)
  await page.keyboard.press('Enter')
  await sheet.waitFor({ state: 'detached' })
}

async function hallAtMidMorning(browser: Browser, product: Product): Promise<void> {
  const open = (path: string) => openMachine(browser, `${product.url}${path}`, sizes.desk)
  await take((await open('/')).page, 'start')
  await take((await open('/display/?wall')).page, 'wall')
  const office = await openMachine(browser, `${product.url}/counter/`, sizes.counter)
  await take(office.page, 'counter-sign-in')
  await signInByClicks(office.page, 'm01')
  await office.page.locator('.console-menu').getByText('今日数据').click()
  await take(office.page, 'console-day')
}

async function oneVisit(browser: Browser, product: Product): Promise<void> {
  const { page: kiosk } = await openKiosk(browser, product)
  await take(kiosk, 'kiosk-home')
  await kiosk.locator('.home-hot').getByRole('button', { name: '居民养老参保' }).click()
  await kiosk.locator('.pick-choose').getByRole('button', { name: '社保卡申领' }).click()
  await kiosk.getByRole('button', { name: '下一步' }).click()
  await kiosk.getByText('要带的材料').waitFor()
  await take(kiosk, 'kiosk-confirm')
  await kiosk.getByRole('button', { name: '取号', exact: true }).click()
  const { number, link } = await shownTicket(kiosk)
  await take(kiosk, 'kiosk-ticket')

  const { page: phone } = await openPhone(browser, onThisServer(product, link))
  await phone.locator('.hero-number').waitFor()
  await take(phone, 'phone-waiting')
  const { page: counter } = await openCounter(browser, product)
  await pressUntil(counter, '办结并评价')
  await take(counter, 'counter')

  const { page: board } = await openBoard(browser, product)
  const { page: sign } = await openWindowScreen(browser, product)
  await callByNumber(counter, number)
  await phone.locator('.hero-goto').waitFor()
  await take(phone, 'phone-called')
  await take(board, 'board')
  await take(sign, 'window')
  await take((await openMachine(browser, product.emulatorUrl, devicesSize)).page, 'devices')
  await pressUntil(counter, '办结并评价')
  await counter.setViewportSize(sizes.desk)
  await take(counter, 'counter-1920')
  await pressPrimary(counter, '办结并评价')
  await phone.getByText('非常满意', { exact: true }).click()
  await take(phone, 'phone-rating')
}

mkdirSync(folder, { recursive: true })
const [product, browser] = await Promise.all([startProduct(), openBrowser()])
try {
  await live(product, true, fastDay)
  await untilMidMorning(product)
  await live(product, true, 1)
  await hallAtMidMorning(browser, product)
  await oneVisit(browser, product)
} finally {
  await browser.close()
  await product.end()
}
