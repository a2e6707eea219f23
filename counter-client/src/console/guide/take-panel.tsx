import type { FiledVisit, PreviewReply, PreviewRequest, TakenReply, Words } from '@yihao/contract'
import { ask, newCommandId, QrCode, useSay } from '@yihao/screen-kit'
import { Alert, Button, Tag } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { materialText } from '../../desk/commands.ts'
import { type AgentDraft, agentOf, countsOf } from './agent-draft.ts'
import { AgentFields } from './agent-fields.tsx'
import { FiledFields } from './filed-fields.tsx'
import { isEmpty, requestOf, type Selection } from './selection.ts'
import { noVisitor, visitorOf } from './visitor-draft.ts'
import { VisitorFields } from './visitor-fields.tsx'

interface TakeProps {
  readonly selection: Selection
  readonly drop: (code: string) => void
  readonly dropQueue: () => void
  readonly startAnew: () => void
}

/** What the selection would give, and the number once it is taken. */
export function TakePanel({ selection, drop, dropQueue, startAnew }: TakeProps) {
  const say = useSay()
  const [taken, setTaken] = useState<TakenReply>()
  const [problem, setProblem] = useState<Words>()
  const [pending, setPending] = useState(false)
  const [agent, setAgent] = useState<AgentDraft>()
  const [visitor, setVisitor] = useState(noVisitor)
  const commandId = useRef(newCommandId())
  const [filed, setFiled] = useState<FiledVisit>()
  const isNothing = isEmpty(selection) && filed === undefined
  const preview = usePreview(
    isNothing
      ? undefined
      : { ...requestOf(selection), ...filedOf(filed), ...countsOf(agent, selection) },
  )
  const take = async () => {
    setPending(true)
    const asked = {
      ...requestOf(selection),
      ...filedOf(filed),
      ...agentOf(agent, selection),
      ...visitorOf(visitor),
    }
    const body = { commandId: commandId.current, ...asked }
    const answer = await ask<TakenReply>('POST', '/api/tickets', { body })
    setPending(false)
    // After silence the same id is sent again, so that one press never takes two numbers.
    if (answer.ok || answer.problem.status > 0) commandId.current = newCommandId()
    setProblem(answer.ok ? undefined : answer.problem.words)
    if (!answer.ok) return
    setTaken(answer.value)
    setAgent(undefined)
    setFiled(undefined)
    setVisitor(noVisitor)
    startAnew()
  }
  // The next choice on the left begins the next number.
  if (taken !== undefined && isNothing) {
    return <Taken taken={taken} again={() => setTaken(undefined)} />
  }
  const said = problem ?? preview.problem
  return (
    <section className="card take">
      <h2 className="card-title">{say({ zh: '本次要办', en: 'This number' })}</h2>
      {isEmpty(selection) ? (
        <p className="quiet">{say({ zh: '从左边选择要办的事', en: 'Choose on the left' })}</p>
      ) : (
        <div className="take-tags">
          {[...selection.packages, ...selection.items].map(({ code, name }) => (
            <Tag key={code} closable onClose={() => drop(code)}>
              {name}
            </Tag>
          ))}
          {selection.queue && (
            <Tag closable onClose={dropQueue}>
              {selection.queue.name}
            </Tag>
          )}
        </div>
      )}
      <FiledFields filed={filed} change={setFiled} />
      {preview.value && !isNothing && <Preview preview={preview.value} />}
      {!isEmpty(selection) && <AgentFields draft={agent} change={setAgent} />}
      {!isEmpty(selection) && <VisitorFields draft={visitor} change={setVisitor} />}
      {said && <Alert type="warning" showIcon title={say(said)} />}
      <Button
        type="primary"
        size="large"
        loading={pending}
        disabled={preview.value === undefined || isNothing}
        onClick={() => void take()}
      >
        {say({ zh: '取号', en: 'Take the number' })}
      </Button>
    </section>
  )
}

function Preview({ preview }: { readonly preview: PreviewReply }) {
  const say = useSay()
  return (
    <>
      <p className="take-place">
        {say(preview.queueName)}，{say(preview.zoneName)}
        <span className="cell-small">
          {say({
            zh: `前面 ${preview.ahead} 人，${preview.openWindows} 个窗口在办`,
            en: `${preview.ahead} ahead, ${preview.openWindows} windows open`,
          })}
        </span>
      </p>
      <Length preview={preview} />
      {preview.legs && (
        <p className="take-materials">
          <span className="quiet">
            {say({ zh: '一个号，依次到：', en: 'One number, in turn: ' })}
          </span>
          {preview.legs
            .map(
              ({ place, items }) =>
                `${say(place)}(${items.map((one) => one.shortName).join('、')})`,
            )
            .join(' → ')}
        </p>
      )}
      {preview.materials.length > 0 && (
        <p className="take-materials">
          <span className="quiet">{say({ zh: '材料带齐了吗：', en: 'Papers: ' })}</span>
          {preview.materials.map(materialText).join('、')}
        </p>
      )}
    </>
  )
}

/** How much it is, where it is more than one of each. */
function Length({ preview }: { readonly preview: PreviewReply }) {
  const say = useSay()
  const { units, bulk, expectedMs } = preview
  if (units === undefined) return null
  const minutes = Math.ceil((expectedMs ?? 0) / 60_000)
  return (
    <p className="take-length">
      {say({ zh: `共 ${units} 份，窗口约 ${minutes} 分钟`, en: `${units} in all, ${minutes} min` })}
      {bulk && say({ zh: '，由批量窗口办理', en: ', at a bulk window' })}
    </p>
  )
}

function Taken({ taken, again }: { readonly taken: TakenReply; readonly again: () => void }) {
  const say = useSay()
  return (
    <section className="card taken">
      <div>
        <p className="number taken-number" data-testid="taken-number">
          {taken.number}
        </p>
        <p>
          {say(taken.queueName)}，{say(taken.zoneName)}
        </p>
        <p className="quiet">{say({ zh: `前面 ${taken.ahead} 人`, en: `${taken.ahead} ahead` })}</p>
        <Button type="primary" size="large" onClick={again}>
          {say({ zh: '再取一个', en: 'Another one' })}
        </Button>
      </div>
      <figure className="taken-code">
        <QrCode text={taken.url} label={say({ zh: '号票二维码', en: 'Ticket code' })} />
        <figcaption className="quiet">
          {say({ zh: '请群众扫码看进度', en: 'Scan to follow' })}
        </figcaption>
      </figure>
    </section>
  )
}

interface PreviewState {
  readonly value: PreviewReply | undefined
  readonly problem: Words | undefined
}

const filedOf = (filed: FiledVisit | undefined) => (filed === undefined ? {} : { filed })

function usePreview(request: PreviewRequest | undefined): PreviewState {
  const [state, setState] = useState<PreviewState>({ value: undefined, problem: undefined })
  const body = request === undefined ? undefined : JSON.stringify(request)
  useEffect(() => {
    setState({ value: undefined, problem: undefined })
    if (body === undefined) return undefined
    let stale = false
    void ask<PreviewReply>('POST', '/api/tickets/preview', { body: JSON.parse(body) }).then(
      (answer) => {
        if (stale) return
        setState(
          answer.ok
            ? { value: answer.value, problem: undefined }
            : { value: undefined, problem: answer.problem.words },
        )
      },
    )
    return () => {
      stale = true
    }
  }, [body])
  return state
}
