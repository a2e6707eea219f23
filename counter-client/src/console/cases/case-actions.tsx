import type { CaseAction, CaseCommandType, CaseFile, Words } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Button } from 'antd'
import { useState } from 'react'
import { CaseForm } from './case-form.tsx'

const verbs: Partial<Record<CaseCommandType, Words>> = {
  AssignCase: { zh: '交办…', en: 'Assign …' },
  DismissCase: { zh: '不予立案…', en: 'Dismiss …' },
  SignCase: { zh: '签收', en: 'Sign for it' },
  DeclineCase: { zh: '退回交办…', en: 'Decline …' },
  ReportCase: { zh: '反馈整改…', en: 'Report …' },
  ReviewCase: { zh: '核查…', en: 'Check …' },
  RequestExtension: { zh: '申请延期…', en: 'Ask for days …' },
  DecideExtension: { zh: '批复延期…', en: 'Decide on days …' },
  NoteCase: { zh: '写进展…', en: 'Note …' },
  ArchiveCase: { zh: '归档', en: 'Archive' },
}

interface Props {
  readonly file: CaseFile
  readonly reload: () => void
}

/** The server says what may be done now; the first of it is what the case waits for. */
export function CaseActions({ file, reload }: Props) {
  const say = useSay()
  const [chosen, setChosen] = useState<CaseCommandType>()
  const may = ordered(file.actions.filter(({ refusal }) => refusal === undefined))
  const next = may.find(({ type }) => type !== 'NoteCase')
  const barred = file.actions.find(({ refusal }) => refusal === 'ReviewerIsHandler')
  return (
    <aside className="card case-actions">
      <h2 className="card-title">{say({ zh: '可办理', en: 'What you may do' })}</h2>
      {may.map(({ type }) => (
        <Button
          key={type}
          block
          type={type === next?.type ? 'primary' : 'default'}
          onClick={() => setChosen(type)}
        >
          {say(verbs[type] ?? { zh: type, en: type })}
        </Button>
      ))}
      {may.length === 0 && (
        <p className="quiet">
          {say({ zh: '现在没有需要您办理的步骤。', en: 'Nothing for you to do now.' })}
        </p>
      )}
      {barred?.words && <p className="quiet">{say(barred.words)}</p>}
      {chosen && (
        <CaseForm
          key={chosen}
          verb={chosen}
          title={say(verbs[chosen] ?? { zh: chosen, en: chosen }).replace(/ ?…$/, '')}
          file={file}
          onClose={() => setChosen(undefined)}
          onDone={reload}
        />
      )}
    </aside>
  )
}

const order = Object.keys(verbs)
const ordered = (actions: readonly CaseAction[]) =>
  [...actions].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
