import type { Browser, Page } from 'playwright-core'
import { type Machine, openMachine, sizes } from './browser.testkit.ts'
import type { Product } from './product.testkit.ts'
import { readQrCode } from './qr-code.testkit.ts'

type Served = Pick<Product, 'url'>

export const openKiosk = (browser: Browser, { url }: Served) =>
  openMachine(browser, `${url}/kiosk/?kiosk=kiosk-1`, sizes.kiosk)

export const openBoard = (browser: Browser, { url }: Served, zone = 'A') =>
  openMachine(browser, `${url}/display/?zone=${zone}`, sizes.board)

export const openWindowScreen = (browser: Browser, { url }: Served, windowId = 'w03') =>
  openMachine(browser, `${url}/display/?window=${windowId}`, sizes.board)

export const openPhone = (browser: Browser, link: string) => openMachine(browser, link, sizes.phone)

export interface Taken {
  readonly number: string
  /** What the drawn QR code says. */
  readonly link: string
}

/** By the buttons, from the first page to the ticket page; this item is served in zone A. */
export async function takeNumber(page: Page, item = '社保卡申领'): Promise<Taken> {
  await chooseItem(page, item)
  await page.getByRole('button', { name: '取号', exact: true }).click()
  return shownTicket(page)
}

/** Up to the card that says what the number will be good for. */
export async function chooseItem(page: Page, item = '社保卡申领'): Promise<void> {
  await page.locator('.home-hot').getByRole('button', { name: item, exact: true }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('请到 A 区等候').waitFor()
}

/** The same without the buttons, in a test that is not about them: asked by the kiosk's own page. */
export const takeAtOnce = (page: Page): Promise<Taken> =>
  page.evaluate(async () => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('yihao.paired.kiosk'))
    const { token } = JSON.parse(localStorage.getItem(key ?? '') ?? '{}')
    const wanted = { itemCodes: ['522014001000'], packageCodes: [], audience: 'natural' }
    const answer = await fetch('/api/tickets', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ commandId: `test-${performance.now()}`, ...wanted }),
    })
    const { number, url } = await answer.json()
    return { number, link: url }
  })

export async function shownTicket(page: Page): Promise<Taken> {
  const number = await page.locator('.paper-ticket-number').innerText()
  const link = await readQrCode(page.locator('.paper-ticket-code svg'))
  return { number, link }
}

/** As a new user does: a click on the demo person fills the form, a second one signs in. */
export async function signInByClicks(page: Page, staffNumber: string): Promise<void> {
  await page.locator('.demo-person', { hasText: staffNumber }).click()
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

export async function openCounter(
  browser: Browser,
  { url }: Served,
  staffNumber = 'c03',
): Promise<Machine> {
  const machine = await openMachine(browser, `${url}/counter/`, sizes.counter)
  await signInByClicks(machine.page, staffNumber)
  await machine.page.locator('.terminal').waitFor()
  return machine
}

/** The big button, once it is for this verb. */
export const primary = (page: Page, verb: string) =>
  page.locator('.verb-primary:enabled').filter({ hasText: verb })

/** A hand needs longer than a double click between two presses; the button takes nothing sooner. */
const betweenPressesMs = 1_050

export async function pressPrimary(page: Page, verb: string): Promise<void> {
  await primary(page, verb).waitFor()
  await page.waitForTimeout(betweenPressesMs)
  await primary(page, verb).click()
}

/** The visitor's link on the address under test; the paper says the one that phones use. */
export const onThisServer = ({ url }: Served, link: string) => `${url}${new URL(link).pathname}`
