import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { encodeGb18030 } from '../bytes/gb-text.ts'
import { hexOf } from '../bytes/hex.testkit.ts'
import { textOfPaper } from '../bytes/paper.ts'
import { connectTo, type DeviceClient, until } from './device-client.testkit.ts'
import { type PrinterEmulator, startPrinterEmulator } from './printer-emulator.ts'

const CUT = [0x1d, 0x56, 0x00]
const ASK_ALL = [1, 2, 3, 4].flatMap((n) => [0x10, 0x04, n])

let folder: string
let printer: PrinterEmulator
let client: DeviceClient

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yihao-papers-'))
  printer = await startPrinterEmulator({ port: 0, folder, columns: 32 })
  client = await connectTo(printer.port)
})

afterEach(async () => {
  client.end()
  await printer.close()
  await rm(folder, { recursive: true })
})

const slip = (text: string) => [...encodeGb18030(`${text}\n`), ...CUT]
const words = () => printer.papers().map((paper) => textOfPaper(paper.lines))

describe('an emulated printer', () => {
  test('prints what a common library sends', async () => {
    const thermal = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: `tcp://127.0.0.1:${printer.port}`,
      characterSet: CharacterSet.CHINA,
    })
    thermal.alignCenter()
    thermal.println('测试政务服务大厅')
    thermal.setTextSize(3, 3)
    thermal.bold(true)
    thermal.println('A012')
    thermal.setTextNormal()
    thermal.bold(false)
    thermal.printQR('http://hall.test/t/A012', { cellSize: 6 })
    thermal.cut()
    await thermal.execute()
    await until(() => printer.papers().length === 1)
    const [paper] = printer.papers()
    const kinds = paper?.lines.filter(({ kind }) => kind !== 'feed')
    expect(kinds).toMatchObject([
      { kind: 'text', align: 'centre', runs: [{ text: '测试政务服务大厅' }] },
      { kind: 'text', align: 'centre', runs: [{ text: 'A012', bold: true, wide: 4, high: 4 }] },
      { kind: 'qr', align: 'centre', data: 'http://hall.test/t/A012', moduleDots: 6 },
    ])
  })

  test('keeps each paper as a picture and as JSON', async () => {
    client.send(slip('前面等候 3 人 <b>'))
    client.send(slip('B001'))
    await until(() => printer.papers().length === 2)
    client.end()
    await printer.close()
    const files = (await readdir(folder)).sort()
    expect(files.map((name) => name.replace(/\d{8}T\d{6}Z/, 'moment'))).toEqual([
      'paper-moment-0001.json',
      'paper-moment-0001.svg',
      'paper-moment-0002.json',
      'paper-moment-0002.svg',
    ])
    const [, firstSvg = '', secondJson = ''] = files
    const svg = await readFile(join(folder, firstSvg), 'utf8')
    expect(svg).toContain('前面等候 3 人 &lt;b&gt;')
    const json = JSON.parse(await readFile(join(folder, secondJson), 'utf8'))
    expect(json.lines).toMatchObject([{ runs: [{ text: 'B001' }] }])
  })

  test('an empty cut makes no paper', async () => {
    client.send([...CUT, ...slip('A001')])
    await until(() => printer.papers().length === 1)
    expect(words()).toEqual(['A001'])
  })

  test.each([
    ['ready', {}, '12 12 12 12'],
    ['out of paper', { paper: 'out' }, '1A 32 12 7E'],
    ['its cover open', { coverOpen: true }, '1A 16 12 12'],
    ['near the end of its paper', { paper: 'near-end' }, '12 12 12 1E'],
  ] as const)('%s, says so at once', async (_, change, answers) => {
    printer.setCondition(change)
    client.send(ASK_ALL)
    expect(hexOf(await client.receive(4))).toBe(answers)
  })

  test('without paper it waits, answers only what is asked at once, and prints afterwards', async () => {
    printer.setCondition({ paper: 'out' })
    client.send([...slip('A001'), 0x1d, 0x72, 0x01, 0x10, 0x04, 0x01])
    expect(hexOf(await client.settled())).toBe('1A')
    expect(printer.papers()).toEqual([])
    printer.setCondition({ paper: 'enough' })
    expect(hexOf(await client.receive(1))).toBe('00')
    expect(words()).toEqual(['A001'])
  })

  test('what was received is printed even when the sender has gone', async () => {
    printer.setCondition({ coverOpen: true })
    client.send(slip('A001'))
    await client.settled()
    client.end()
    await until(() => client.socket.destroyed)
    printer.setCondition({ coverOpen: false })
    expect(words()).toEqual(['A001'])
  })

  test('tells of changes by itself when asked to', async () => {
    client.send([0x1d, 0x61, 0x0f])
    expect(hexOf(await client.receive(4))).toBe('10 00 00 00')
    printer.setCondition({ paper: 'out' })
    expect(hexOf(await client.receive(4))).toBe('18 00 0F 00')
  })

  test('a cheap copy prints and answers nothing', async () => {
    printer.setAnswers('none')
    client.send([...slip('A001'), ...ASK_ALL, 0x1d, 0x72, 0x01])
    expect((await client.settled()).length).toBe(0)
    expect(words()).toEqual(['A001'])
  })
})
