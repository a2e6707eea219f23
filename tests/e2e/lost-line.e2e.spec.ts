import { staleAfterMs } from '@yihao/contract'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Machine, openBrowser } from './browser.testkit.ts'
import {
  chooseItem,
  onThisServer,
  openBoard,
  openCounter,
  openKiosk,
  openPhone,
  pressPrimary,
  primary,
  shownTicket,
  type Taken,
  takeAtOnce,
} from './faces.testkit.ts'
import { type Product, startProduct } from './product.testkit.ts'

let product: Product
let browser: Browser
let kiosk: Machine
let counter: Machine
let board: Machine
let phone: Machine
const taken: Taken[] = []

/** A page waits five seconds for an answer; then it sends the same press again. */
const sentAgainAfterMs = 6_000

const numbered = (nth: number) => taken[nth]?.number ?? 'none'

/** Each face's own words for a line that is gone. */
const marks = (): readonly Locator[] => [
  kiosk.page.getByText('暂时取不了号'),
  counter.page.locator('.link-mark', { hasText: '连接中断，正在重连' }),
  board.page.locator('.connection-mark-lost', { hasText: '连接中断' }),
  phone.page.locator('.strip-lost', { hasText: '网络断开' }),
]
const allMarked = (timeout: number) => Promise.all(marks().map((mark) => mark.waitFor({ timeout })))
const noneMarked = (timeout: number) =>
  Promise.all(marks().map((mark) => mark.waitFor({ state: 'detached', timeout })))

/** Is gone after a reload, so that a page which quietly began anew is found out. */
const signEverybody = async () => {
  for (const { page } of [kiosk, counter, board, phone]) {
    await page.evaluate(() => document.documentElement.setAttribute('data-kept', 'yes'))
  }
}
const nobodyReloaded = async () => {
  for (const { page } of [kiosk, counter, board, phone]) {
    expect(await page.locator('html').getAttribute('data-kept')).toBe('yes')
  }
}

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ parts: 'server' }), openBrowser()])
  kiosk = await openKiosk(browser, product)
  await kiosk.page.getByText('您要办什么？').waitFor()
  for (let count = 0; count < 3; count += 1) taken.push(await takeAtOnce(kiosk.page))
  board = await openBoard(browser, product)
  phone = await openPhone(browser, onThisServer(product, taken[1]?.link ?? ''))
  counter = await openCounter(browser, product)
  await pressPrimary(counter.page, '开窗')
  await pressPrimary(counter.page, '呼叫下一位')
  await board.page.locator('.call', { hasText: numbered(0) }).waitFor()
  await phone.page.getByText('下一个就是您').first().waitFor()
  await signEverybody()
})
afterAll(async () => {
  await browser?.close()
  await product?.end()
})

describe('the server is gone and comes back', () => {
  test('every face says so in time, and keeps what it last knew', async () => {
    await product.killServer()
    await allMarked(staleAfterMs)
    await board.page.locator('.call', { hasText: numbered(0) }).waitFor()
    await phone.page.locator('.hero-number', { hasText: numbered(1) }).waitFor()
    expect(await counter.page.getByTestId('current-number').innerText()).toBe(numbered(0))
    expect(await counter.page.locator('.verb:enabled').count()).toBe(0)
  })

  test('on the same data every face is right again without a reload', async () => {
    await product.startAgain()
    await noneMarked(20_000)
    await pressPrimary(counter.page, '开始办理')
    await board.page.locator('.call').waitFor({ state: 'detached' })
    await pressPrimary(counter.page, '办结并评价')
    await nobodyReloaded()
  })

  test('a press into a dying server is answered once it is back, with one effect', async () => {
    await primary(counter.page, '呼叫下一位').waitFor()
    product.freezeServer()
    await counter.page.keyboard.press('F8')
    await counter.page.getByTestId('outcome').filter({ hasText: '正在提交' }).waitFor()
    await product.killServer()
    await product.startAgain()
    await noneMarked(20_000)
    await counter.page.getByTestId('current-number').waitFor({ timeout: 20_000 })
    await counter.page
      .getByTestId('outcome')
      .filter({ hasText: `已呼叫 ${numbered(1)}` })
      .waitFor()
    await phone.page.locator('.hero-goto', { hasText: '请到 3 号窗口' }).waitFor()
    const called = board.page.locator('.call')
    await called.filter({ hasText: numbered(1) }).waitFor()
    expect(await called.count()).toBe(1)
    await counter.page.locator('.hero-facts', { hasText: '1/' }).waitFor()
  })

  test('a press asked again because the answer was slow has one effect', async () => {
    await pressPrimary(counter.page, '开始办理')
    await pressPrimary(counter.page, '办结并评价')
    await primary(counter.page, '呼叫下一位').waitFor()
    product.freezeServer()
    await counter.page.keyboard.press('F8')
    await counter.page.waitForTimeout(sentAgainAfterMs)
    product.thawServer()
    await counter.page
      .getByTestId('outcome')
      .filter({ hasText: `已呼叫 ${numbered(2)}` })
      .waitFor()
    await counter.page
      .getByTestId('current-number')
      .filter({ hasText: numbered(2) })
      .waitFor()
    await counter.page.locator('.hero-facts', { hasText: '1/' }).waitFor()
  })

  test('a number asked of a dying server is one number', async () => {
    await chooseItem(kiosk.page)
    product.freezeServer()
    await kiosk.page.getByRole('button', { name: '取号', exact: true }).click()
    await kiosk.page.getByText('正在取号').waitFor()
    await product.killServer()
    await kiosk.page.getByText('还没有收到结果').waitFor()
    await product.startAgain()
    await kiosk.page.getByRole('button', { name: '再试一次' }).click({ timeout: 20_000 })
    expect(await shownTicket(kiosk.page)).toMatchObject({ number: 'A004' })
    const line = board.page.locator('.waiting-row', { hasText: '个人综合' })
    await line.filter({ hasText: /\b1\b/ }).waitFor()
    await nobodyReloaded()
  })
})
