import type {
  CounterTicket,
  CounterView,
  HallCommand,
  MaterialLine,
  WindowId,
} from '@yihao/contract'
import type { PlainVerb } from './verbs.ts'

export function plainCommand(type: PlainVerb, windowId: WindowId): HallCommand {
  return { type, data: { windowId } }
}

/** The longest-held one that this window may take up. */
export function heldToResume(view: CounterView): CounterView['held'][number] | undefined {
  const mine = view.held.filter(
    ({ windowId }) => windowId === undefined || windowId === view.window.windowId,
  )
  return mine.reduce<(typeof mine)[number] | undefined>(
    (first, line) => (first === undefined || line.heldAt < first.heldAt ? line : first),
    undefined,
  )
}

/** `missing` of a return for correction takes texts of at most this many characters. */
const missingCharactersMax = 60
const missingLinesMax = 30

export const materialText = ({ name, whose }: MaterialLine): string =>
  whose === undefined ? name : `${name}（${whose}）`

/** What the visitor is told once: the chosen papers, then the typed lines; each only once. */
export function missingLines(materials: readonly MaterialLine[], typed: string): string[] {
  const lines = [...materials.map(materialText), ...typed.split(/[\n；;]/)]
    .map((line) => line.trim().slice(0, missingCharactersMax))
    .filter((line) => line !== '')
  return [...new Set(lines)].slice(0, missingLinesMax)
}

export const materialKey = ({ documentId, whose }: MaterialLine): string =>
  `${documentId}/${whose ?? ''}`

/** Papers not ticked as seen, once the clerk has begun to tick. */
export function presumablyMissing(
  ticket: CounterTicket,
  ticked: ReadonlySet<string>,
): readonly string[] {
  if (ticked.size === 0) return []
  return ticket.materials.map(materialKey).filter((key) => !ticked.has(key))
}

/** `a12` and `A 012` are `A012`; undefined when it cannot be a number. */
export function ticketNumberOf(typed: string): string | undefined {
  const match = /^([A-Z]{1,2})0*(\d{1,3})$/.exec(typed.toUpperCase().replace(/[\s-]/g, ''))
  if (match === null) return undefined
  return `${match[1]}${(match[2] ?? '').padStart(3, '0')}`
}
