import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Machine, openBrowser, openMachine, sizes } from './browser.testkit.ts'
import { announcement, openDevices, phonemesOf, slipOf } from './devices.testkit.ts'
import {
  onThisServer,
  openBoard,
  openCounter,
  openKiosk,
  openPhone,
  openWindowScreen,
  pressPrimary,
  primary,
  signInByClicks,
  type Taken,
  takeNumber,
} from './faces.testkit.ts'
import { type Product, startProduct } from './product.testkit.ts'

let product: Product
let browser: Browser
let kiosk: Machine
let counter: Machine
let board: Machine
let sign: Machine
let devices: Machine
let phone: Machine
let first: Taken
let second: Taken

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  devices = await openDevices(browser, product)
})
afterAll(async () => {
  await browser?.close()
  await product?.end()
})

/** The steps of one visit, in their order. */
describe('a visit from the kiosk to the rating', () => {
  test('the kiosk gives a number, and the paper has the same number and link', async () => {
    kiosk = await openKiosk(browser, product)
    first = await takeNumber(kiosk.page)
    expect(first.number).toBe('A001')
    expect(new URL(first.link).pathname).toMatch(/^\/t\/.{20,}/)

    const slip = await slipOf(devices.page, product, first.number)
    expect(slip.link).toBe(first.link)
    await kiosk.page.getByRole('button', { name: '好了' }).click()
    second = await takeNumber(kiosk.page)
    expect(second).toMatchObject({ number: 'A002' })
    expect(second.link).not.toBe(first.link)
  })

  test('the phone shows the place in the line', async () => {
    phone = await openPhone(browser, onThisServer(product, first.link))
    const { page } = phone
    await page.locator('.hero-number', { hasText: first.number }).waitFor()
    await page.locator('.hero-lead', { hasText: '下一个就是您' }).waitFor()
  })

  test('a clerk signs in at window 3, opens it and calls the next by a click', async () => {
    board = await openBoard(browser, product)
    sign = await openWindowScreen(browser, product)
    await sign.page.getByText('窗口未开放').waitFor()
    counter = await openCounter(browser, product)
    const { page } = counter
    await page.locator('.head-window', { hasText: '3' }).waitFor()
    await pressPrimary(page, '开窗')
    await sign.page.getByText('欢迎办理').waitFor()
    await pressPrimary(page, '呼叫下一位')
    await page.getByTestId('current-number').filter({ hasText: first.number }).waitFor()
  })

  test('board, window screen, LED sign and phone say the number and the window', async () => {
    const call = board.page.locator('.call', { hasText: first.number })
    await call.locator('.call-window', { hasText: '3 号窗口' }).waitFor()
    await sign.page.locator('.sign-number', { hasText: first.number }).waitFor()
    await devices.page.getByRole('img', { name: `请${first.number}到3号窗口` }).waitFor()
    await phone.page.locator('.hero-goto', { hasText: '请到 3 号窗口' }).waitFor()
  })

  test('the loudspeaker says it, in Mandarin', async () => {
    const said = await announcement(devices.page, product, '请A零零一号，到三号窗口办理。')
    expect(said.seconds).toBeGreaterThan(8)
    expect(said.loudest).toBeGreaterThan(8_000)
    expect(
      await phonemesOf('qing3 A ling2 ling2 yi1 hao4, dao4 san1 hao4 chuang1 kou3 ban4 li3.'),
    ).toBe('tS;hi21N ei51 li35N li35N ji55 XAu51 tAu51 sa55n XAu51 ts.hwA55N khou21 pa51n li214')
  })

  test('the service is started and finished', async () => {
    const { page } = counter
    await pressPrimary(page, '开始办理')
    await phone.page.getByText('正在 3 号窗口办理').first().waitFor()
    await board.page.locator('.call', { hasText: first.number }).waitFor({ state: 'detached' })
    await pressPrimary(page, '办结并评价')
    await page
      .getByTestId('outcome')
      .filter({ hasText: `${first.number} 已办结` })
      .waitFor()
  })

  test('the next one is called by the key F8', async () => {
    const { page } = counter
    await primary(page, '呼叫下一位').waitFor()
    await page.keyboard.press('F8')
    await page.getByTestId('current-number').filter({ hasText: second.number }).waitFor()
    await sign.page.locator('.sign-number', { hasText: second.number }).waitFor()
  })

  test('the visitor rates 非常满意 on the phone, once', async () => {
    const { page } = phone
    await page.getByText('非常满意', { exact: true }).click()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.locator('.rated', { hasText: '您的评价：非常满意' }).waitFor()
    expect(await page.locator('.rating').count()).toBe(0)
  })

  test('the manager finds it on the live wait screen and in the figures', async () => {
    const office = await openMachine(browser, `${product.url}/counter/`, sizes.desk)
    await signInByClicks(office.page, 'm01')
    await office.page.locator('.console').waitFor()
    await office.page.goto(`${product.url}/display/?wall`)
    const total = (name: string) => office.page.locator('.total', { hasText: name }).locator('dd')
    await total('已办结').getByText('1', { exact: true }).waitFor()
    await total('共取号').getByText('2', { exact: true }).waitFor()
    const tile = office.page.locator('.tile', { hasText: second.number })
    expect(await tile.locator('.tile-window').innerText()).toBe('3')

    await office.page.goto(`${product.url}/counter/console/figures`)
    const hall = office.page.locator('.figures-hall td')
    await hall.first().waitFor()
    // Issued, called, finished, missed, left, and how many of the hundred were rated.
    const figures = (await hall.allInnerTexts()).slice(0, 7)
    expect(figures).toEqual(['全厅', '2', '2', '1', '0', '0', '100'])
  })

  test('no page complained about anything', () => {
    const machines = { kiosk, counter, board, sign, devices, phone }
    for (const [name, { complaints }] of Object.entries(machines)) {
      expect(complaints, name).toEqual([])
    }
  })
})
