import type { PadKeyPress } from './keypad-emulator.ts'
import type { NamedKeypads, NamedPrinter, NamedSign } from './page-parts.ts'

/** What a button of the page does; the result is shown on it. */
export type PageAction = () => Promise<'done' | 'no-answer'>

interface Devices {
  readonly signs: readonly NamedSign[]
  readonly printers: readonly NamedPrinter[]
  readonly keypads: readonly NamedKeypads[]
}

const presses: Readonly<Record<string, PadKeyPress>> = {
  'call-next': { kind: 'verb', verb: 'call-next' },
  recall: { kind: 'verb', verb: 'recall' },
  'no-show': { kind: 'verb', verb: 'no-show' },
  'rate-0': { kind: 'rating', value: 0 },
  'rate-1': { kind: 'rating', value: 1 },
  'rate-2': { kind: 'rating', value: 2 },
  'rate-3': { kind: 'rating', value: 3 },
  'rate-4': { kind: 'rating', value: 4 },
}

const papers = ['enough', 'near-end', 'out'] as const

/** Every button by its name, so that a request can name only what exists. */
export function pageActions({
  signs,
  printers,
  keypads,
}: Devices): ReadonlyMap<string, PageAction> {
  const actions = new Map<string, PageAction>()
  const add = (name: string, act: () => void) =>
    actions.set(name, async () => {
      act()
      return 'done'
    })

  signs.forEach(({ emulator }, nth) => {
    add(`sign-${nth}-power`, () => emulator.powerCycle())
  })
  printers.forEach(({ emulator }, nth) => {
    for (const paper of papers)
      add(`printer-${nth}-${paper}`, () => emulator.setCondition({ paper }))
    add(`printer-${nth}-cover`, () =>
      emulator.setCondition({ coverOpen: !emulator.condition().coverOpen }),
    )
  })
  keypads.forEach(({ emulator }, line) => {
    for (const { address } of emulator.pads())
      for (const [key, press] of Object.entries(presses))
        actions.set(`pad-${line}-${address}-${key}`, async () => {
          const result = await emulator.press(address, press)
          return result === 'acknowledged' ? 'done' : 'no-answer'
        })
  })
  return actions
}
