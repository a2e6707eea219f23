import { cellsOfSign } from '../bytes/gb-text.ts'
import type { KeypadEmulator, PadPicture } from './keypad-emulator.ts'
import { escaped } from './markup.ts'
import type { EmulatedPaper, PrinterEmulator } from './printer-emulator.ts'
import type { SignEmulator } from './sign-emulator.ts'

export interface NamedSign {
  readonly name: string
  /** Full-width cells of its line, as in the plan, to draw the dark ones too. */
  readonly lineCells: number
  readonly emulator: SignEmulator
}

export interface NamedPrinter {
  readonly name: string
  readonly emulator: PrinterEmulator
}

export interface NamedKeypads {
  readonly name: string
  readonly emulator: KeypadEmulator
}

export interface HeardEntry {
  readonly at: Date
  readonly text: string
  /** Which loudspeaker. */
  readonly speaker?: string
  readonly wav?: Uint8Array
}

export interface KeptHeard {
  readonly nth: number
  readonly entry: HeardEntry
}

const two = (value: number) => String(value).padStart(2, '0')
const clock = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`

/** `action` is a name that the page's server knows. */
const button = (action: string, zh: string, en: string, kind = '') =>
  `<button type="button" class="${kind}" data-do="${escaped(action)}">${zh}<small>${en}</small></button>`

const none = (zh: string, en: string) => `<p id="none" class="none">${zh}<small>${en}</small></p>`

const filled = (items: readonly string[], zh: string, en: string) =>
  items.length > 0 ? items.join('') : none(zh, en)

function ledCells(sign: NamedSign): string {
  const { on, runs, brightness } = sign.emulator.picture()
  const cells = runs.flatMap(({ text, colour }) =>
    [...text].map((one) => {
      const wide = cellsOfSign(one) === 2 ? ' wide' : ''
      return `<i class="${colour}${wide}">${escaped(one)}</i>`
    }),
  )
  const used = runs.reduce(
    (sum, { text }) => sum + [...text].reduce((cellSum, one) => cellSum + cellsOfSign(one), 0),
    0,
  )
  const dark = Array.from({ length: Math.max(0, 2 * sign.lineCells - used) }, () => '<i></i>')
  const step = Math.min(15, Math.max(0, brightness))
  const words = escaped(sign.emulator.text().trim())
  return (
    `<div role="img" aria-label="${words}" class="led${on ? '' : ' off'} bright-${step}">` +
    `${[...cells, ...dark].join('')}</div>`
  )
}

/** Long lines take the whole row, very long ones smaller signs. */
function lengthClass(lineCells: number): string {
  if (lineCells > 26) return 'long very'
  return lineCells > 13 ? 'long' : ''
}

export function signsHtml(signs: readonly NamedSign[]): string {
  const items = signs.map(
    (sign, nth) =>
      `<figure id="sign-${nth}" class="sign ${lengthClass(sign.lineCells)}">${ledCells(sign)}<figcaption>${escaped(sign.name)}` +
      `<span>${button(`sign-${nth}-power`, '断电重启', 'power cut', 'quiet')}</span>` +
      '</figcaption></figure>',
  )
  return filled(items, '没有窗口屏', 'No window signs')
}

const paperWords: Readonly<Record<string, string>> = {
  enough: '有纸 <small>paper</small>',
  'near-end': '纸将尽 <small>near end</small>',
  out: '缺纸 <small>paper out</small>',
}

function printerBar({ name, emulator }: NamedPrinter, nth: number): string {
  const { paper, coverOpen } = emulator.condition()
  const well = paper === 'enough' && !coverOpen
  const cover = coverOpen ? ' · 盖已打开 <small>cover open</small>' : ''
  const is = (wanted: string) => (paper === wanted ? 'quiet now' : 'quiet')
  return (
    `<div id="printer-${nth}" class="printer"><b>${escaped(name)}</b>` +
    `<span class="state ${well ? 'well' : 'ill'}">${paperWords[paper] ?? ''}${cover}</span>` +
    `<span>${button(`printer-${nth}-enough`, '装纸', 'load paper', is('enough'))}` +
    `${button(`printer-${nth}-near-end`, '纸将尽', 'near end', is('near-end'))}` +
    `${button(`printer-${nth}-out`, '缺纸', 'run out', is('out'))}` +
    `${button(`printer-${nth}-cover`, coverOpen ? '合盖' : '开盖', coverOpen ? 'close' : 'open', 'quiet')}` +
    '</span></div>'
  )
}

export function printersHtml(printers: readonly NamedPrinter[]): string {
  return filled(printers.map(printerBar), '没有打印机', 'No printers')
}

/** Where the QR codes of a slip lead, for those who hold a mouse and no telephone. */
function links(paper: EmulatedPaper): string {
  const targets = paper.lines.flatMap((line) => (line.kind === 'qr' ? [line.data] : []))
  return targets
    .filter((target) => /^https?:\/\//.test(target))
    .map((target) => ` · <a href="${escaped(target)}" target="_blank">二维码<small>QR</small></a>`)
    .join('')
}

const PAPERS_SHOWN = 12

export function papersHtml(printers: readonly NamedPrinter[]): string {
  const all = printers.flatMap(({ name, emulator }, printer) =>
    emulator.papers().map((paper) => ({ name, printer, paper })),
  )
  const newest = (one: { paper: EmulatedPaper }, other: { paper: EmulatedPaper }) =>
    other.paper.at.getTime() - one.paper.at.getTime()
  const items = all
    .sort(newest)
    .slice(0, PAPERS_SHOWN)
    .map(({ name, printer, paper }) => {
      const path = `/papers/${printer}/${paper.nth}.svg`
      return (
        `<figure id="paper-${printer}-${paper.nth}" class="paper"><a href="${path}" target="_blank">` +
        `<img src="${path}" alt="小票 ${paper.nth}"></a>` +
        `<figcaption>${escaped(name)} · ${clock(paper.at)}${links(paper)}</figcaption></figure>`
      )
    })
  return filled(items, '还没有打印小票', 'No slips yet')
}

export function heardHtml(heard: readonly KeptHeard[]): string {
  const items = [...heard].reverse().map(({ nth, entry }) => {
    const player = entry.wav
      ? `<audio controls preload="metadata" src="/heard/${nth}.wav"></audio>`
      : ''
    const speaker = entry.speaker ? ` · ${escaped(entry.speaker)}` : ''
    return (
      `<article id="heard-${nth}" class="heard"><time>${clock(entry.at)}${speaker}</time>` +
      `<p>${escaped(entry.text)}</p>${player}</article>`
    )
  })
  return filled(items, '还没有播报', 'Nothing announced yet')
}

const ratingWords = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'] as const

const digits = (text: string) => [...text].map((one) => `<i>${escaped(one)}</i>`).join('')

function padHtml(name: string, line: number, pad: PadPicture): string {
  const press = (key: string) => `pad-${line}-${pad.address}-${key}`
  const ratings = ratingWords.map((words, value) =>
    button(press(`rate-${value}`), words, `${value}`),
  )
  const asking = pad.askingRating ? ' asking' : ''
  return (
    `<figure id="pad-${line}-${pad.address}" class="pad"><figcaption>${escaped(name)} ` +
    `<small>地址 ${pad.address}</small></figcaption>` +
    `<div class="glass"><span>等候<b>${digits(pad.waiting)}</b></span>` +
    `<span>票号<b>${digits(pad.ticket)}</b></span></div>` +
    `<div class="keys">${button(press('call-next'), '叫号', 'call next', 'main')}` +
    `${button(press('recall'), '重呼', 'recall')}${button(press('no-show'), '过号', 'no-show')}</div>` +
    `<div class="rating${asking}">${ratings.join('')}</div></figure>`
  )
}

export function padsHtml(lines: readonly NamedKeypads[]): string {
  const items = lines.flatMap(({ name, emulator }, line) =>
    emulator.pads().map((pad) => padHtml(name, line, pad)),
  )
  return filled(items, '没有呼叫器', 'No keypads')
}
