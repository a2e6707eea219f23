import { limits, ratingLabels, type Satisfaction, satisfactionText } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { type FormEvent, useId, useState } from 'react'
import { Face } from './face.tsx'
import {
  chooseLevel,
  emptyDraft,
  type RatingOfView,
  ratingRequest,
  toggleLabel,
  writeNote,
} from './rating-draft.ts'
import { useAct } from './use-act.ts'

const words = {
  title: { zh: '这次服务怎么样？', en: 'How was the service?' },
  private: { zh: '窗口人员看不到您的评价', en: 'The clerk does not see your rating' },
  reasons: { zh: '哪些方面？（可多选）', en: 'Which points? (any number)' },
  note: { zh: '还想说点什么？（可不填）', en: 'Anything else? (optional)' },
  send: { zh: '提交评价', en: 'Send' },
  sending: { zh: '正在提交…', en: 'Sending…' },
} as const

const levels = Object.keys(satisfactionText) as readonly Satisfaction[]

export interface RatingFormProps {
  readonly servingId: RatingOfView['servingId']
  readonly where: string
  readonly ticketLink: string
  readonly refresh: () => Promise<boolean>
}

export function RatingForm({ servingId, where, ticketLink, refresh }: RatingFormProps) {
  const say = useSay()
  const act = useAct(ticketLink, refresh)
  const [draft, setDraft] = useState(emptyDraft)
  const levelName = useId()
  const { satisfaction } = draft
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const request = ratingRequest(draft, servingId)
    if (request !== undefined && !act.pending) void act.run('ratings', request)
  }
  return (
    <form className="card rating" onSubmit={submit}>
      <h2 className="card-title">{say(words.title)}</h2>
      <p className="card-hint">
        {where} · {say(words.private)}
      </p>
      <div className="levels" role="radiogroup" aria-label={say(words.title)}>
        {levels.map((level) => (
          <label key={level} className={`level level-${level}`}>
            <input
              type="radio"
              name={levelName}
              checked={level === satisfaction}
              onChange={() => setDraft(chooseLevel(draft, level))}
            />
            <Face satisfaction={level} />
            <span>{say(satisfactionText[level])}</span>
          </label>
        ))}
      </div>
      {satisfaction && (
        <>
          <Reasons
            satisfaction={satisfaction}
            chosen={draft.labels}
            toggle={(label) => setDraft(toggleLabel(draft, label))}
          />
          <label className="note">
            <span className="rating-ask">{say(words.note)}</span>
            <textarea
              rows={3}
              maxLength={limits.noteCharactersMax}
              value={draft.note}
              onChange={(event) => setDraft(writeNote(draft, event.target.value))}
            />
          </label>
          <p className="problem" role="alert">
            {act.refused && say(act.refused)}
          </p>
          <button type="submit" className="button button-primary" disabled={act.pending}>
            {say(act.pending ? words.sending : words.send)}
          </button>
        </>
      )}
    </form>
  )
}

interface ReasonsProps {
  readonly satisfaction: Satisfaction
  readonly chosen: readonly string[]
  readonly toggle: (label: string) => void
}

/** The national list has Chinese words only, so it stays Chinese on an English page. */
function Reasons({ satisfaction, chosen, toggle }: ReasonsProps) {
  const say = useSay()
  return (
    <fieldset className="reasons">
      <legend className="rating-ask">{say(words.reasons)}</legend>
      {Object.entries(ratingLabels[satisfaction]).map(([code, label]) => (
        <label key={code} className="reason" lang="zh-CN">
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
