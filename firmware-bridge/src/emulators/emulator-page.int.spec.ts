import { request as httpRequest } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { encodeGb2312, encodeGb18030 } from '../bytes/gb-text.ts'
import { encodeOnbonRequest } from '../bytes/onbon-k.ts'
import { plainOnbonArea } from '../bytes/onbon-k-area.ts'
import { connectTo, type DeviceClient, until } from './device-client.testkit.ts'
import { type EmulatorPage, startEmulatorPage } from './emulator-page.ts'
import { type KeypadEmulator, startKeypadEmulator } from './keypad-emulator.ts'
import { type PrinterEmulator, startPrinterEmulator } from './printer-emulator.ts'
import { type SignEmulator, startSignEmulator } from './sign-emulator.ts'

let sign: SignEmulator
let printer: PrinterEmulator
let keypads: KeypadEmulator
let page: EmulatorPage
let clients: DeviceClient[]

beforeEach(async () => {
  sign = await startSignEmulator({ port: 0 })
  printer = await startPrinterEmulator({ port: 0 })
  keypads = await startKeypadEmulator({ port: 0, addresses: [3], waitMs: 30 })
  page = await startEmulatorPage({
    port: 0,
    title: '测试大厅 <设备>',
    signs: [{ name: '3号窗口', lineCells: 8, emulator: sign }],
    printers: [{ name: '取号机', emulator: printer }],
    keypads: [{ name: '3号窗口', emulator: keypads }],
  })
  clients = []
})

afterEach(async () => {
  for (const client of clients) client.end()
  await page.close()
  await Promise.all([sign.close(), printer.close(), keypads.close()])
})

const clientOf = async (port: number) => {
  const client = await connectTo(port)
  clients.push(client)
  return client
}

const get = (path: string) => fetch(new URL(path, page.url))
const press = (action: string, type = 'application/json') =>
  fetch(new URL(`/do/${action}`, page.url), {
    method: 'POST',
    headers: { 'content-type': type },
    body: '{}',
  })

/** Follows the page's events; `parts` holds the newest of each. */
async function follow() {
  const stop = new AbortController()
  const answer = await fetch(new URL('/events', page.url), { signal: stop.signal })
  const parts = new Map<string, string>()
  const read = async () => {
    if (!answer.body) return
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of answer.body) {
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
        if (name && data) parts.set(name, JSON.parse(data))
      }
    }
  }
  const ended = read().catch(() => undefined)
  await until(() => parts.size === 5)
  return { part: (name: string) => parts.get(name) ?? '', stop: () => stop.abort(), ended }
}

describe('the page of emulated devices', () => {
  test('is one page with its own style and script only', async () => {
    const answer = await get('/')
    expect(await answer.text()).toContain('<title>测试大厅 &lt;设备&gt;</title>')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await get('/page.css')).headers.get('content-type')).toContain('text/css')
    expect((await get('/page.js')).headers.get('content-type')).toContain('text/javascript')
    expect((await get('/nothing')).status).toBe(404)
    expect((await get('/papers/0/1.svg')).status).toBe(404)
  })

  test('shows a sign as it changes, cell by cell', async () => {
    const live = await follow()
    const text = encodeGb2312('\\C1请A012')
    const client = await clientOf(sign.port)
    const request = { kind: 'areas' as const, areas: [{ ...plainOnbonArea, text }] }
    client.send(encodeOnbonRequest(request))
    await until(() => live.part('signs').includes('<i class="red wide">请</i>'))
    // Two cells for 请, four for the number, ten dark ones.
    expect(live.part('signs').match(/<i><\/i>/g)).toHaveLength(10)
    expect((await press('sign-0-power')).status).toBe(200)
    await until(() => !live.part('signs').includes('请'))
    live.stop()
  })

  test('shows a slip as a picture, and a printer out of paper', async () => {
    const live = await follow()
    const client = await clientOf(printer.port)
    const link = [...new TextEncoder().encode('http://hall.test/t/A012')]
    const stored = [0x1d, 0x28, 0x6b, link.length + 3, 0, 49, 80, 48, ...link]
    const printed = [0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48]
    client.send([...encodeGb18030('A012\n'), ...stored, ...printed, 0x1d, 0x56, 0])
    await until(() => live.part('papers').includes('/papers/0/1.svg'))
    expect(live.part('papers')).toContain('<a href="http://hall.test/t/A012"')
    const picture = await get('/papers/0/1.svg')
    expect(picture.headers.get('content-type')).toBe('image/svg+xml')
    expect(await picture.text()).toContain('>A012</text>')
    await press('printer-0-out')
    await until(() => live.part('printers').includes('缺纸 <small>paper out</small>'))
    expect(printer.condition().paper).toBe('out')
    live.stop()
  })

  test('plays what was announced', async () => {
    const live = await follow()
    page.heard({ at: new Date(), text: '请A012号<到>3号窗口', wav: Uint8Array.of(1, 2, 3) })
    page.heard({ at: new Date(), text: '没有声音' })
    await until(() => live.part('heard').includes('没有声音'))
    expect(live.part('heard')).toContain('请A012号&lt;到&gt;3号窗口')
    expect(live.part('heard').match(/<audio/g)).toHaveLength(1)
    const wav = await get('/heard/1.wav')
    expect([...new Uint8Array(await wav.arrayBuffer())]).toEqual([1, 2, 3])
    expect((await get('/heard/2.wav')).status).toBe(404)
    live.stop()
  })

  test('presses a key and says whether anybody answered', async () => {
    expect(await (await press('pad-0-3-call-next')).json()).toEqual({ result: 'no-answer' })
    const host = await clientOf(keypads.port)
    host.socket.on('data', (chunk) => host.socket.write(chunk))
    expect(await (await press('pad-0-3-call-next')).json()).toEqual({ result: 'done' })
    expect((await press('pad-0-9-call-next')).status).toBe(404)
  })

  test('takes no press from another site and no foreign host name', async () => {
    expect((await press('printer-0-out', 'text/plain')).status).toBe(403)
    expect(printer.condition().paper).toBe('enough')
    const status = await new Promise((resolve) => {
      const asked = httpRequest(page.url, { headers: { host: 'evil.test' } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      asked.end()
    })
    expect(status).toBe(403)
  })

  test('many readers follow at once, and the page closes under them', async () => {
    const all = await Promise.all([follow(), follow(), follow()])
    await page.close()
    await Promise.all(all.map(({ ended }) => ended))
    page = await startEmulatorPage({ port: 0 })
    const live = await follow()
    expect(live.part('signs')).toContain('没有窗口屏')
    live.stop()
  })
})
