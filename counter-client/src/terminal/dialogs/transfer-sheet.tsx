import type { CatalogueItem, CounterView, TransferTarget } from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { verbText } from '../../desk/verbs.ts'
import { type Choice, Choices } from '../../parts/choices.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { FoundOut } from './found-out.tsx'
import { NoteField, noteOf } from './note-field.tsx'
import { SheetProblem } from './sheet-problem.tsx'

export function TransferSheet({ view, desk, onClose }: AskProps) {
  const say = useSay()
  const [targetId, setTargetId] = useState<string>()
  const [reasonCode, setReasonCode] = useState(view.reasons.transfer[0]?.code)
  const [note, setNote] = useState('')
  const [found, setFound] = useState<readonly CatalogueItem[]>([])
  const target = targetOf(view, targetId)
  const { windowId } = view.window
  const confirm = async () => {
    if (target === undefined || reasonCode === undefined) return
    const itemCodes = found.map(({ code }) => code)
    const data = {
      windowId,
      target,
      reasonCode,
      ...(itemCodes.length === 0 ? {} : { itemCodes }),
    }
    const done = await desk.send('TransferTicket', { type: 'TransferTicket', data }, noteOf(note))
    if (done) onClose()
  }
  return (
    <Sheet
      wide
      title={`${say(verbText.TransferTicket)} ${view.ticket?.number ?? ''}`}
      hint={say({
        zh: '号码和到厅时间不变，群众不用重新排队取号。',
        en: 'The number and the time of arrival stay; the visitor takes no new number.',
      })}
      confirm={say(verbText.TransferTicket)}
      ready={target !== undefined && reasonCode !== undefined}
      pending={desk.pending === 'TransferTicket'}
      problem={<SheetProblem desk={desk} verb="TransferTicket" />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {view.ticket?.items.length === 0 && <FoundOut chosen={found} change={setFound} />}
      <div className="sheet-scroll">
        <Choices
          legend={say({ zh: '转到', en: 'To' })}
          columns={3}
          choices={targets(view, say)}
          chosen={targetId}
          choose={setTargetId}
        />
      </div>
      <Choices
        legend={say({ zh: '原因', en: 'Reason' })}
        columns={3}
        choices={view.reasons.transfer.map(({ code, words }) => ({ id: code, label: say(words) }))}
        chosen={reasonCode}
        choose={setReasonCode}
        byDigit
      />
      <NoteField value={note} change={setNote} />
    </Sheet>
  )
}

function targets({ transferTargets }: CounterView, say: Say): readonly Choice[] {
  const queues = transferTargets.queues.map(({ queueId, name }) => ({
    id: `queue/${queueId}`,
    label: say(name),
    hint: say({ zh: '队列', en: 'Line' }),
  }))
  const windows = transferTargets.windows.map(({ windowId, windowNumber, label }) => ({
    id: `window/${windowId}`,
    label: say({ zh: `${windowNumber} 号窗口`, en: `Window ${windowNumber}` }),
    hint: say(label),
  }))
  return [...queues, ...windows]
}

function targetOf(view: CounterView, id: string | undefined): TransferTarget | undefined {
  const { windows, queues } = view.transferTargets
  const place = windows.find(({ windowId }) => `window/${windowId}` === id)
  if (place !== undefined) return { kind: 'window', windowId: place.windowId }
  const queue = queues.find(({ queueId }) => `queue/${queueId}` === id)
  return queue === undefined ? undefined : { kind: 'queue', queueId: queue.queueId }
}
