import { type HoldKind, holdKindText } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { verbText } from '../../desk/verbs.ts'
import { Choices } from '../../parts/choices.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { SheetProblem } from './sheet-problem.tsx'

const hints: Record<HoldKind, { zh: string; en: string }> = {
  'papers-taken': {
    zh: '群众带走材料，回来后哪个窗口都能接着办',
    en: 'The visitor takes the papers; any window may go on',
  },
  'papers-kept': {
    zh: '材料留在本窗口，回来后由本窗口接着办',
    en: 'The papers stay here; this window goes on',
  },
  'awaiting-step': {
    zh: '等另一道手续，完成后由本窗口接着办',
    en: 'Waits for another step; this window goes on',
  },
}
const kinds = Object.keys(hints) as HoldKind[]

export function HoldSheet({ view, desk, onClose }: AskProps) {
  const say = useSay()
  const [kind, setKind] = useState<HoldKind>('papers-taken')
  const { windowId } = view.window
  const confirm = async () => {
    if (await desk.send('HoldTicket', { type: 'HoldTicket', data: { windowId, kind } })) onClose()
  }
  return (
    <Sheet
      title={`${say(verbText.HoldTicket)} ${view.ticket?.number ?? ''}`}
      confirm={say(verbText.HoldTicket)}
      pending={desk.pending === 'HoldTicket'}
      problem={<SheetProblem desk={desk} verb="HoldTicket" />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Choices
        legend={say({ zh: '材料在哪里', en: 'Where the papers are' })}
        columns={1}
        choices={kinds.map((id) => ({
          id,
          label: say(holdKindText[id]),
          hint: say(hints[id]),
        }))}
        chosen={kind}
        choose={(id) => setKind(id as HoldKind)}
        byDigit
      />
    </Sheet>
  )
}
