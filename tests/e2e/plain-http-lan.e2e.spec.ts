import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Machine, openMachine, sizes } from './browser.testkit.ts'
import {
  onThisServer,
  openBoard,
  openCounter,
  openKiosk,
  openPhone,
  pressPrimary,
  signInByClicks,
  type Taken,
  takeNumber,
} from './faces.testkit.ts'
import { type LanHall, openLanHall } from './lan.testkit.ts'

let hall: LanHall
let kiosk: Machine
let board: Machine
let office: Machine
let counter: Machine
let phone: Machine
let taken: Taken

beforeAll(async () => {
  hall = await openLanHall()
})
afterAll(async () => {
  await hall?.browser.close()
  await hall?.product.end()
})

/** As the person at the desk does it: the code from the screen, what it is for, and where. */
async function confirmInConsole(page: Page, code: string, kind: string, place: string) {
  const form = page.locator('.pair-form')
  await form.locator('input').first().click()
  await page.keyboard.type(code)
  await choose(page, '用作', kind)
  await choose(page, '位置', place)
  await form.getByRole('button', { name: '确认配对' }).click()
  await page.getByText('已配对，设备马上可用').last().waitFor()
}

async function choose(page: Page, field: string, option: string) {
  await page.locator('.pair-form').getByRole('combobox', { name: field }).click()
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await list.getByTitle(option, { exact: true }).click()
}

const codeOn = async ({ page }: Machine) =>
  (await page.locator('.pairing-gate-code').innerText()).replace(/\D/g, '')

describe('plain http in the hall’s own network', () => {
  test('is no secure context for the browser, and a new screen must be paired', async () => {
    kiosk = await openKiosk(hall.browser, hall)
    board = await openBoard(hall.browser, hall)
    expect(await codeOn(kiosk)).toMatch(/^\d{6}$/)
    const context = await kiosk.page.evaluate(() => ({
      secure: isSecureContext,
      randomUuid: 'randomUUID' in crypto,
      serviceWorker: 'serviceWorker' in navigator,
    }))
    expect(context).toEqual({ secure: false, randomUuid: false, serviceWorker: false })
  })

  test('the security administrator confirms kiosk and board by their codes', async () => {
    office = await openMachine(hall.browser, `${hall.url}/counter/`, sizes.counter)
    await signInByClicks(office.page, 'x01')
    await office.page.locator('.console-menu').getByText('设备', { exact: true }).click()
    await confirmInConsole(office.page, await codeOn(kiosk), '取号机', '1 号取号机(正门)')
    await confirmInConsole(office.page, await codeOn(board), '综合屏', 'A 区')
    await kiosk.page.getByText('您要办什么？').waitFor()
    await board.page.locator('.board').waitFor()
  })

  test('the session cookie is a plain one', async () => {
    const cookies = await office.page.context().cookies()
    const found = cookies.map(({ name, httpOnly, sameSite, secure }) => ({
      name,
      httpOnly,
      sameSite,
      secure,
    }))
    const plain = { httpOnly: true, sameSite: 'Strict', secure: false }
    expect(found).toEqual([{ name: 'yihao-session', ...plain }])
  })

  test('a number is taken, called, and seen on board and phone', async () => {
    taken = await takeNumber(kiosk.page)
    phone = await openPhone(hall.browser, onThisServer(hall, taken.link))
    await phone.page.getByText('下一个就是您').first().waitFor()
    counter = await openCounter(hall.browser, hall)
    await pressPrimary(counter.page, '开窗')
    await pressPrimary(counter.page, '呼叫下一位')
    await phone.page.locator('.hero-goto', { hasText: '请到 3 号窗口' }).waitFor()
    await board.page.locator('.call', { hasText: taken.number }).waitFor()
  })

  test('a reload keeps the pairing and the sign-in', async () => {
    await Promise.all([kiosk.page.reload(), counter.page.reload()])
    await kiosk.page.getByText('您要办什么？').waitFor()
    await counter.page.getByTestId('current-number').filter({ hasText: taken.number }).waitFor()
  })

  test('no page complained about anything', () => {
    for (const [name, { complaints }] of Object.entries({ kiosk, board, office, counter, phone })) {
      expect(complaints, name).toEqual([])
    }
  })
})
