import { mkdir, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import type { EscposEvent } from '../bytes/escpos-apply.ts'
import { escposReader } from '../bytes/escpos-reader.ts'
import {
  automaticStatus,
  isOffline,
  type PrinterCondition,
  paperByte,
  soundPrinter,
  statusByte,
} from '../bytes/escpos-status.ts'
import type { PaperLine } from '../bytes/paper.ts'
import { changes } from './changes.ts'
import { type DrawQr, paperSvg } from './paper-svg.ts'
import { listenOnTcp } from './tcp-listener.ts'

export interface PrinterEmulatorOptions {
  /** 0 for any free port; a printer itself listens on 9100. */
  readonly port: number
  /** Each paper is also written here, as a picture and as JSON. */
  readonly folder?: string
  /** Half-width columns: 48 on 80 mm paper, 32 on 58 mm. */
  readonly columns?: number
  /** Draws the squares of a QR code; without it the picture shows the link in a frame. */
  readonly drawQr?: DrawQr
}

export interface EmulatedPaper {
  /** 1 for the first since the start. */
  readonly nth: number
  readonly at: Date
  readonly lines: readonly PaperLine[]
  readonly svg: string
}

export type PrinterAnswers =
  | 'all'
  /** Cheap copies print and never answer. */
  | 'none'
  /** Takes the bytes and does nothing at all. */
  | 'hung'

export interface PrinterEmulator {
  readonly port: number
  /** Papers cut off so far, the newest last; old ones are dropped. */
  papers(): readonly EmulatedPaper[]
  condition(): PrinterCondition
  /** With paper out or the cover open, printing waits until it is mended. */
  setCondition(change: Partial<PrinterCondition>): void
  setAnswers(answers: PrinterAnswers): void
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const PAPERS_KEPT = 50
/** A roll that nobody cuts is torn off here. */
const LINES_MAX = 2_000
/** A blocked printer's memory is small; more than this stays with the sender. */
const WAITING_EVENTS_MAX = 5_000
const PRINTER_NAME = '_YIHAO EMULATOR\0'

interface Link {
  readonly socket: Socket
  readonly waiting: EscposEvent[]
  automaticMask: number
}

interface Printer {
  condition: PrinterCondition
  answers: PrinterAnswers
  lines: PaperLine[]
  readonly papers: EmulatedPaper[]
  readonly links: Set<Link>
}

/** What stands on the paper so far becomes a paper of its own; an empty one is none. */
function cutOff(printer: Printer, options: PrinterEmulatorOptions): EmulatedPaper | undefined {
  const { lines, papers } = printer
  printer.lines = []
  if (lines.every(({ kind }) => kind === 'feed')) return undefined
  const svg = paperSvg(lines, options.columns ?? 48, options.drawQr)
  const paper = { nth: (papers.at(-1)?.nth ?? 0) + 1, at: new Date(), lines, svg }
  papers.push(paper)
  if (papers.length > PAPERS_KEPT) papers.shift()
  return paper
}

async function keepInFolder(folder: string, paper: EmulatedPaper): Promise<void> {
  // The moment is part of the name, since the count begins anew with each start.
  const moment = paper.at.toISOString().replace(/[-:]|\.\d+/g, '')
  const name = `paper-${moment}-${String(paper.nth).padStart(4, '0')}`
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.svg`), paper.svg)
  const lines = paper.lines.map((line) =>
    line.kind === 'image' ? { ...line, dots: Buffer.from(line.dots).toString('base64') } : line,
  )
  const json = JSON.stringify({ at: paper.at.toISOString(), lines }, undefined, 2)
  await writeFile(join(folder, `${name}.json`), `${json}\n`)
}

/** GS r 1 asks for the paper, GS r 2 for the drawer, which nobody has here. */
const inTurn = (n: number, is: PrinterCondition) =>
  Uint8Array.of(n === 1 || n === 49 ? paperByte(is) : 0)

function answerNow(printer: Printer, link: Link, event: EscposEvent): boolean {
  if (event.kind !== 'status-now') return false
  const byte = statusByte(event.n, printer.condition)
  if (byte !== undefined && printer.answers === 'all') link.socket.write(Uint8Array.of(byte))
  return true
}

function printOne(printer: Printer, link: Link, event: EscposEvent, onCut: () => void): void {
  const reply = (bytes: Uint8Array | string) => {
    if (printer.answers === 'all' && link.socket.writable) link.socket.write(bytes)
  }
  if (event.kind === 'line') printer.lines.push(event.line)
  if (event.kind === 'cut' || printer.lines.length >= LINES_MAX) onCut()
  if (event.kind === 'status-in-turn') reply(inTurn(event.n, printer.condition))
  if (event.kind === 'identify') reply(PRINTER_NAME)
  if (event.kind === 'status-automatic') {
    link.automaticMask = event.mask
    if (event.mask !== 0) reply(automaticStatus(printer.condition))
  }
}

/** A receipt printer on the network that speaks ESC/POS and prints pictures. */
export async function startPrinterEmulator(
  options: PrinterEmulatorOptions,
): Promise<PrinterEmulator> {
  const changed = changes()
  const printer: Printer = {
    condition: soundPrinter,
    answers: 'all',
    lines: [],
    papers: [],
    links: new Set(),
  }
  let written: Promise<void> = Promise.resolve()

  const onCut = () => {
    const paper = cutOff(printer, options)
    const { folder } = options
    if (!paper) return
    // A full disk must not stop the emulated printer: the paper is still in memory.
    if (folder) written = written.then(() => keepInFolder(folder, paper)).catch(() => undefined)
    changed.tell()
  }

  const printWaiting = (link: Link) => {
    while (!isOffline(printer.condition)) {
      const event = link.waiting.shift()
      if (!event) break
      printOne(printer, link, event, onCut)
    }
  }

  const listener = await listenOnTcp(options.port, (socket) => {
    const link: Link = { socket, waiting: [], automaticMask: 0 }
    const reader = escposReader({ columns: options.columns ?? 48 })
    printer.links.add(link)
    // What was received before the connection ended is still printed.
    socket.on('close', () => link.waiting.length === 0 && printer.links.delete(link))
    socket.on('data', (chunk) => {
      if (printer.answers === 'hung') return
      for (const event of reader.push(chunk)) {
        if (!answerNow(printer, link, event)) link.waiting.push(event)
      }
      if (link.waiting.length > WAITING_EVENTS_MAX) socket.destroy()
      printWaiting(link)
    })
  })

  return {
    port: listener.port,
    papers: () => [...printer.papers],
    condition: () => printer.condition,
    setCondition: (change) => {
      printer.condition = { ...printer.condition, ...change }
      for (const link of printer.links) {
        const speaks = link.automaticMask !== 0 && printer.answers === 'all'
        if (speaks && link.socket.writable) link.socket.write(automaticStatus(printer.condition))
        printWaiting(link)
        if (link.socket.destroyed && link.waiting.length === 0) printer.links.delete(link)
      }
      changed.tell()
    },
    setAnswers: (answers) => {
      printer.answers = answers
    },
    onChange: changed.onChange,
    close: async () => {
      await listener.close()
      await written
    },
  }
}
