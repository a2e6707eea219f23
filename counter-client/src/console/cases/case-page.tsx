import {
  type CaseFile,
  type CaseId,
  type CaseRow,
  type CaseStory,
  caseIllText,
  caseSourceText,
  caseStageText,
} from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { VisitStory } from '../ledger/visit-story.tsx'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { CaseActions } from './case-actions.tsx'
import { momentText, personText, storyMore, storyText, termWords } from './case-words.ts'
import './case-page.css'

const lookEveryMs = 15_000

interface Props {
  readonly caseId: CaseId
  readonly onClose: () => void
}

/** One case: what it is about, how it went, its evidence, and what this person may do now. */
export function CasePage({ caseId, onClose }: Props) {
  const say = useSay()
  const file = useAsked<CaseFile>(`/api/cases/${caseId}`, lookEveryMs)
  const row = file.value?.row
  return (
    <Page
      title={row === undefined ? ' ' : `${row.number} ${say(caseIllText[row.ill])}`}
      lead={row === undefined ? ' ' : say(caseStageText[row.stage])}
      problem={file.problem?.words}
      tools={<Button onClick={onClose}>{say({ zh: '返回台账', en: 'Back to the ledger' })}</Button>}
    >
      {file.value && (
        <div className="case-file">
          <div>
            <Facts row={file.value.row} />
            <section className="card case-part">
              <h2 className="card-title">{say({ zh: '办理经过', en: 'How it went' })}</h2>
              <ol className="case-story">
                {file.value.story.map((story) => (
                  <Line key={story.seq} caseId={caseId} story={story} />
                ))}
              </ol>
            </section>
            {file.value.row.subject.ticketId && (
              <section className="card case-part">
                <h2 className="card-title">
                  {say({ zh: '证据：这个号的每一秒', en: 'Evidence: every second of the visit' })}
                </h2>
                <VisitStory ticketId={file.value.row.subject.ticketId} />
              </section>
            )}
          </div>
          <CaseActions file={file.value} reload={file.reload} />
        </div>
      )}
    </Page>
  )
}

function Facts({ row }: { readonly row: CaseRow }) {
  const say = useSay()
  const term = termWords(row)
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say({ zh: '来源', en: 'Source' }), sourceOf(say, row)],
    [say({ zh: '登记时间', en: 'Registered' }), momentText(row.registeredAt)],
    [say({ zh: '涉及', en: 'About' }), aboutOf(say, row)],
    [say({ zh: '责任单位', en: 'Unit' }), row.unitName && say(row.unitName)],
    [say({ zh: '责任人', en: 'Handler' }), personText(row.handler)],
    [say({ zh: '督办人', en: 'Supervisor' }), personText(row.supervisor)],
    [
      say({ zh: '完成时限', en: 'Due' }),
      row.dueAt && (
        <>
          {momentText(row.dueAt)}{' '}
          {term && <span className={term.bad ? 'case-bad' : 'quiet'}>{say(term.words)}</span>}
        </>
      ),
    ],
    [say({ zh: '核查人', en: 'Checked by' }), personText(row.reviewer)],
    [
      say({ zh: '反弹', en: 'Rebound' }),
      <Others key="others" ids={[row.reboundOf, ...row.rebounds]} />,
    ],
  ]
  return (
    <section className="card">
      {row.description && <p className="case-said case-description">{row.description}</p>}
      <dl className="case-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="case-fact">
            <dt className="quiet">{name}</dt>
            <dd className="tabular">{value || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The case before, or those after it, of the same ill at the same window. */
function Others({ ids }: { readonly ids: readonly (CaseId | undefined)[] }) {
  const say = useSay()
  const known = ids.filter((one) => one !== undefined)
  if (known.length === 0) return '—'
  return known.map((id) => (
    <Link key={id} className="case-other" to={`?case=${id}`}>
      {say({ zh: `第 ${id.slice(5)} 号案件`, en: `case ${id.slice(5)}` })}
    </Link>
  ))
}

const sourceOf = (say: Say, { source, reference, subject }: CaseRow) =>
  [say(caseSourceText[source]), reference, subject.alarmId].filter(Boolean).join(' · ')

function aboutOf(say: Say, { windowNumber, itemName, person }: CaseRow) {
  const window =
    windowNumber === undefined
      ? undefined
      : say({ zh: `${windowNumber} 号窗口`, en: `Window ${windowNumber}` })
  return [window, itemName, personText(person)].filter(Boolean).join(' · ')
}

interface LineProps {
  readonly caseId: CaseId
  readonly story: CaseStory
}

function Line({ caseId, story }: LineProps) {
  const say = useSay()
  const { at, type, by, note, attachments } = story
  const done = storyText[type]
  return (
    <li className={type === 'DeadlineTold' ? 'case-step case-step-told' : 'case-step'}>
      <span className="case-when tabular quiet">{momentText(at)}</span>
      <div>
        <p>
          <b>{say(done ?? { zh: type, en: type })}</b>{' '}
          <span className="quiet">
            {[personText(by), storyMore(say, story)].filter(Boolean).join(' · ')}
          </span>
        </p>
        {note && <p className="case-said">{note}</p>}
        {attachments.map(({ attachmentId, type: kind, bytes }, index) => (
          <a
            key={attachmentId}
            className="case-attachment"
            href={`/api/cases/${caseId}/attachments/${attachmentId}`}
            download
          >
            {say({ zh: `佐证 ${index + 1}`, en: `Evidence ${index + 1}` })}
            <span className="quiet">
              {' '}
              {kind.split('/')[1]?.toUpperCase()} {Math.max(1, Math.round(bytes / 1_000))} kB
            </span>
          </a>
        ))}
      </div>
    </li>
  )
}
