import { useSay } from '@yihao/screen-kit'
import { verbText } from '../../desk/verbs.ts'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { SheetProblem } from './sheet-problem.tsx'

export function AbandonSheet({ view, desk, onClose }: AskProps) {
  const say = useSay()
  const { ticket } = view
  if (ticket === undefined) return null
  const { ticketId, number } = ticket
  const confirm = async () => {
    const command = { type: 'AbandonTicket', data: { ticketId } } as const
    if (await desk.send('AbandonTicket', command)) onClose()
  }
  return (
    <Sheet
      title={say({ zh: `${number} 弃号？`, en: `Give up ${number}?` })}
      confirm={say(verbText.AbandonTicket)}
      pending={desk.pending === 'AbandonTicket'}
      problem={<SheetProblem desk={desk} verb="AbandonTicket" />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p className="sheet-text">
        {say({
          zh: '群众明确表示不办了才弃号，之后不能恢复。只是没来，请按 F6 作过号，回来还能重新排入。',
          en: 'Only when the visitor says they give up; it cannot be undone. For one who did not come press F6: they may be put back in line.',
        })}
      </p>
    </Sheet>
  )
}
