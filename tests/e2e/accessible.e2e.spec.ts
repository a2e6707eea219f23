import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { seriousFaults } from './axe.testkit.ts'
import { type Machine, openBrowser, openMachine, sizes } from './browser.testkit.ts'
import {
  chooseItem,
  onThisServer,
  openBoard,
  openKiosk,
  openPhone,
  openWindowScreen,
  shownTicket,
  signInByClicks,
  type Taken,
} from './faces.testkit.ts'
import { type Product, startProduct } from './product.testkit.ts'

let product: Product
let browser: Browser
let kiosk: Machine
let counter: Machine
let phone: Machine
let first: Taken
/** Everything opened; none of them may have complained after any test. */
const opened: Machine[] = []

const keep = async (machine: Promise<Machine>) => {
  opened.push(await machine)
  return machine
}
const open = (path: string, size: { readonly width: number; readonly height: number }) =>
  keep(openMachine(browser, `${product.url}${path}`, size))

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.end()
})
afterEach(() => {
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([])
})

describe('the kiosk', () => {
  test('every page of a choice, in both sizes of type', async () => {
    kiosk = await keep(openKiosk(browser, product))
    const { page } = kiosk
    await page.getByText('您要办什么？').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '长辈' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '标准' }).click()
    await page.getByRole('button', { name: '说说看' }).click()
    await page.getByPlaceholder('输入拼音首字母').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '首页' }).click()
    await page.getByRole('button', { name: '企业办事' }).click()
    await page.getByText('选择要办的事').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '首页' }).click()
    await chooseItem(page)
    expect(await seriousFaults(page)).toEqual([])
  })

  test('a double click takes one number', async () => {
    const { page } = kiosk
    await page.getByRole('button', { name: '取号', exact: true }).dblclick()
    first = await shownTicket(page)
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '好了' }).click()
    await chooseItem(page)
    await page.locator('.help-line', { hasText: '需要帮助' }).click()
    await page.locator('.help-chip', { hasText: '步行慢' }).click()
    await page.locator('.help-chip', { hasText: '残疾人' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '取号', exact: true }).click()
    const second = await shownTicket(page)
    expect([first.number, second.number]).toEqual(['A001', 'A002'])
    await page.getByRole('button', { name: '好了' }).click()
  })
})

describe('the counter, by keys alone', () => {
  test('signing in and opening the window', async () => {
    counter = await open('/counter/', sizes.counter)
    const { page } = counter
    await page.locator('.demo-person').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const password = product.demo.people[0]?.password ?? ''
    const { keyboard } = page
    await keyboard.type('c03')
    await keyboard.press('Tab')
    await keyboard.type(password)
    await keyboard.press('Tab')
    await keyboard.type('3')
    await page.getByRole('option').first().waitFor()
    await keyboard.press('Enter')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await page.locator('.terminal[data-state=closed]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await keyboard.press('Shift+F4')
    await page.locator('.terminal[data-state=open]').waitFor()
  })

  test('calling, holding and resuming, finishing', async () => {
    const { page } = counter
    const { keyboard } = page
    const outcome = (text: string) => page.getByTestId('outcome').filter({ hasText: text })
    await keyboard.press('F8')
    await outcome(`已呼叫 ${first.number}`).waitFor()
    await page.getByTestId('current-number').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await keyboard.press('Enter')
    await outcome(`${first.number} 开始办理`).waitFor()
    await keyboard.press('F7')
    await page.getByRole('dialog').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await keyboard.press('2')
    await keyboard.press('Enter')
    await outcome(`${first.number} 已挂起`).waitFor()
    await keyboard.press('Shift+F7')
    await outcome(`已回呼 ${first.number}`).waitFor()
    await keyboard.press('F10')
    await outcome(`${first.number} 已办结`).waitFor()
  })
})

describe('the hall’s screens', () => {
  const screens = {
    'start page': ['/', '.'],
    chooser: ['/display/', '.chooser'],
    'kiosk chooser': ['/kiosk/', '.chooser'],
    board: ['/display/?zone=A', '.board'],
    'window screen': ['/display/?window=w03', '.sign'],
    wall: ['/display/?wall', '.wall'],
  } as const
  test.each(Object.entries(screens))('%s', async (_, [path, waitsFor]) => {
    const { page } = await open(path, sizes.board)
    await page
      .locator(waitsFor === '.' ? 'main' : waitsFor)
      .first()
      .waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  test('with somebody called', async () => {
    await counter.page.keyboard.press('F8')
    const board = await keep(openBoard(browser, product))
    await board.page.locator('.call').waitFor()
    expect(await seriousFaults(board.page)).toEqual([])
    const sign = await keep(openWindowScreen(browser, product))
    await sign.page.locator('.sign-number').waitFor()
    expect(await seriousFaults(sign.page)).toEqual([])
  })

  test('the emulated devices', async () => {
    const { page } = await keep(openMachine(browser, product.emulatorUrl, sizes.desk))
    await page.locator('.paper').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})

describe('the visitor’s phone', () => {
  test('rating a service that is done', async () => {
    phone = await keep(openPhone(browser, onThisServer(product, first.link)))
    await phone.page.locator('.rating').waitFor()
    expect(await seriousFaults(phone.page)).toEqual([])
    await phone.page.getByText('非常满意', { exact: true }).click()
    expect(await seriousFaults(phone.page)).toEqual([])
  })

  test('a link that leads to nothing', async () => {
    const { page } = await openPhone(browser, `${product.url}/t/nothing`)
    await page.locator('h1').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})

describe('the console', () => {
  test.each(['m01', 'x01', 's01'])('every page that %s may open', async (staffNumber) => {
    const { page } = await open('/counter/', sizes.counter)
    await signInByClicks(page, staffNumber)
    const links = page.locator('.console-menu a[href*="/console/"]')
    await links.first().waitFor()
    for (const link of await links.all()) {
      await link.click()
      await page.locator('.page-title').waitFor()
      await page.waitForLoadState('networkidle')
      expect(await seriousFaults(page), page.url()).toEqual([])
    }
  })
})
