import type { CounterTicket } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { materialKey, materialText, missingLines, presumablyMissing } from '../../desk/commands.ts'
import { verbText } from '../../desk/verbs.ts'
import { Choices } from '../../parts/choices.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { CorrectionNotice } from './correction-notice.tsx'
import { SheetProblem } from './sheet-problem.tsx'

interface CorrectionProps extends AskProps {
  readonly ticked: ReadonlySet<string>
}

/** 一次性告知: everything that is missing, told at once. */
export function CorrectionSheet({ view, desk, ticked, onClose }: CorrectionProps) {
  const say = useSay()
  const { ticket } = view
  const [missing, setMissing] = useState<readonly string[]>(() =>
    ticket === undefined ? [] : presumablyMissing(ticket, ticked),
  )
  const [typed, setTyped] = useState('')
  const [printing, setPrinting] = useState(true)
  const [reasonCode, setReasonCode] = useState(view.reasons.correction[0]?.code)
  if (ticket === undefined) return null
  const chosen = ticket.materials.filter((line) => missing.includes(materialKey(line)))
  const lines = missingLines(chosen, typed)
  const { windowId } = view.window
  const confirm = async () => {
    if (reasonCode === undefined) return
    const data = { windowId, reasonCode, missing: lines }
    const done = await desk.send('ReturnForCorrection', { type: 'ReturnForCorrection', data })
    if (!done) return
    if (printing) print()
    onClose()
  }
  return (
    <Sheet
      wide
      title={`${say(verbText.ReturnForCorrection)} ${ticket.number}`}
      hint={say({
        zh: '一次性告知：把缺的都选上，清单会发到群众手机上，免得再跑一趟。',
        en: 'Name everything that is missing: the visitor gets the whole list on the phone.',
      })}
      confirm={say({ zh: `退回并告知 ${lines.length} 项`, en: `Return with ${lines.length}` })}
      ready={reasonCode !== undefined && lines.length > 0}
      pending={desk.pending === 'ReturnForCorrection'}
      problem={<SheetProblem desk={desk} verb="ReturnForCorrection" />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Choices
        legend={say({ zh: '原因', en: 'Reason' })}
        columns={3}
        choices={view.reasons.correction.map(({ code, words }) => ({
          id: code,
          label: say(words),
        }))}
        chosen={reasonCode}
        choose={setReasonCode}
        byDigit
      />
      <MissingPapers ticket={ticket} missing={missing} change={setMissing} />
      <label className="field">
        <span className="field-label">
          {say({ zh: '其他缺少的，一行一项', en: 'Anything else, one a line' })}
        </span>
        <textarea
          className="field-text"
          rows={2}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <label className="print-choice">
        <input
          type="checkbox"
          checked={printing}
          onChange={(event) => setPrinting(event.target.checked)}
        />
        {say({ zh: '打印一次性告知单交给群众', en: 'Print the list for the visitor' })}
      </label>
      <CorrectionNotice view={view} ticket={ticket} missing={lines} />
    </Sheet>
  )
}

interface MissingProps {
  readonly ticket: CounterTicket
  readonly missing: readonly string[]
  readonly change: (missing: readonly string[]) => void
}

function MissingPapers({ ticket, missing, change }: MissingProps) {
  const say = useSay()
  if (ticket.materials.length === 0) return null
  const toggle = (key: string) =>
    change(missing.includes(key) ? missing.filter((one) => one !== key) : [...missing, key])
  return (
    <div className="sheet-scroll">
      <fieldset className="choices choices-2">
        <legend className="choices-legend">
          {say({ zh: '缺少的材料', en: 'Missing papers' })}
        </legend>
        {ticket.materials.map((line) => (
          <label key={materialKey(line)} className="choice">
            <input
              type="checkbox"
              checked={missing.includes(materialKey(line))}
              onChange={() => toggle(materialKey(line))}
            />
            <span className="choice-text">
              <span className="choice-label">{materialText(line)}</span>
              {line.condition && <span className="choice-hint">{line.condition}</span>}
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}
