import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { verbText } from '../../desk/verbs.ts'
import { Choices } from '../../parts/choices.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { NoteField, noteOf } from './note-field.tsx'
import { SheetProblem } from './sheet-problem.tsx'

const words = {
  PauseWindow: {
    legend: { zh: '暂停的原因', en: 'Reason for the pause' },
    hint: {
      zh: '窗口屏会显示“暂停服务”；已叫的号可以继续办完。',
      en: 'The window’s sign shows “paused”; the current visitor can be finished.',
    },
  },
  CallForHelp: {
    legend: { zh: '需要什么帮助', en: 'What kind of help' },
    hint: {
      zh: '管理大屏会立刻亮起本窗口，群众看不到。',
      en: 'This window lights up on the managers’ wall; visitors do not see it.',
    },
  },
} as const

interface ReasonSheetProps extends AskProps {
  readonly verb: 'PauseWindow' | 'CallForHelp'
}

export function ReasonSheet({ verb, view, desk, onClose }: ReasonSheetProps) {
  const say = useSay()
  const reasons = verb === 'PauseWindow' ? view.reasons.pause : view.reasons.help
  const [reasonCode, setReasonCode] = useState(reasons[0]?.code)
  const [note, setNote] = useState('')
  const { windowId } = view.window
  const confirm = async () => {
    if (reasonCode === undefined) return
    const command = { type: verb, data: { windowId, reasonCode } }
    if (await desk.send(verb, command, noteOf(note))) onClose()
  }
  return (
    <Sheet
      title={say(verbText[verb])}
      hint={say(words[verb].hint)}
      confirm={say(verbText[verb])}
      ready={reasonCode !== undefined}
      pending={desk.pending === verb}
      problem={<SheetProblem desk={desk} verb={verb} />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Choices
        legend={say(words[verb].legend)}
        choices={reasons.map(({ code, words: label }) => ({ id: code, label: say(label) }))}
        chosen={reasonCode}
        choose={setReasonCode}
        byDigit
      />
      {verb === 'CallForHelp' && <NoteField value={note} change={setNote} />}
    </Sheet>
  )
}
