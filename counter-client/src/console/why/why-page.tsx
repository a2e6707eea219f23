import { type CallReason, clockSecondsText, clockText, type Words } from '@yihao/contract'
import { ask, type Say, useSay } from '@yihao/screen-kit'
import { Button, Input, Table, type TableColumnsType } from 'antd'
import { type FormEvent, useState } from 'react'
import { ticketNumberOf } from '../../desk/commands.ts'
import { findTicket } from '../find-ticket.ts'
import { Page } from '../page.tsx'
import './why-page.css'

interface Answer {
  readonly reason: CallReason
  readonly asked: string | undefined
}

/** “为什么 A012 比 A007 先叫”: the answer with everyone who could have been called. */
export function WhyPage() {
  const say = useSay()
  const [called, setCalled] = useState('')
  const [waited, setWaited] = useState('')
  const [answer, setAnswer] = useState<Answer>()
  const [problem, setProblem] = useState<Words>()
  const [asking, setAsking] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsking(true)
    const found = await whyCalled(called, ticketNumberOf(waited))
    setAsking(false)
    setProblem('words' in found ? found.words : undefined)
    setAnswer('words' in found ? undefined : found)
  }
  return (
    <Page
      title={say({ zh: '为何先叫', en: 'Why called first' })}
      lead={say({
        zh: '群众问“为什么先叫他”时，在这里查依据；每次叫号的规则和当时的等候者都有记录。',
        en: 'When a visitor asks why another was called first: every call keeps its rule and its candidates.',
      })}
      problem={problem}
    >
      <form className="why-form" onSubmit={(event) => void submit(event)}>
        <span>{say({ zh: '为什么', en: 'Why was' })}</span>
        <NumberField
          value={called}
          change={setCalled}
          label={say({ zh: '先叫的号', en: 'Called' })}
        />
        <span>{say({ zh: '比', en: 'called before' })}</span>
        <NumberField
          value={waited}
          change={setWaited}
          label={say({ zh: '还在等的号（可不填）', en: 'Waiting (optional)' })}
        />
        <span>{say({ zh: '先叫？', en: '?' })}</span>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={asking}
          disabled={ticketNumberOf(called) === undefined}
        >
          {say({ zh: '查依据', en: 'Ask' })}
        </Button>
      </form>
      {answer && <Reason {...answer} />}
    </Page>
  )
}

interface FieldProps {
  readonly value: string
  readonly change: (value: string) => void
  readonly label: string
}

function NumberField({ value, change, label }: FieldProps) {
  return (
    <Input
      className="why-number"
      value={value}
      maxLength={6}
      aria-label={label}
      title={label}
      placeholder="A012"
      onChange={(event) => change(event.target.value)}
    />
  )
}

function Reason({ reason, asked }: Answer) {
  const say = useSay()
  const other = reason.candidates.find(({ number }) => number === asked)
  return (
    <section className="why-answer">
      <p className="why-call quiet">
        {say({
          zh: `${reason.number} 于 ${clockSecondsText(reason.calledAt)} 由 ${reason.windowNumber} 号窗口叫号，${reason.via === 'next' ? '顺呼' : '指定叫号'}`,
          en: `${reason.number} was called at ${clockSecondsText(reason.calledAt)} by window ${reason.windowNumber}, ${reason.via === 'next' ? 'as the next' : 'by number'}`,
        })}
      </p>
      <p className="why-words">{say(reason.words)}</p>
      {other && (
        <p className="why-other">
          <b className="number">{other.number}</b> {say(other.words)}
        </p>
      )}
      {asked !== undefined && other === undefined && (
        <p className="why-other">
          {say({
            zh: `${asked} 当时不在等候：还没取号，或已叫、已办。`,
            en: `${asked} was not waiting at that moment.`,
          })}
        </p>
      )}
      <Table
        rowKey="number"
        columns={columns(say)}
        dataSource={[...reason.candidates]}
        pagination={reason.candidates.length > 20 ? { pageSize: 20 } : false}
        rowClassName={({ number }) =>
          number === asked || number === reason.number ? 'why-row-asked' : ''
        }
      />
    </section>
  )
}

function columns(say: Say): TableColumnsType<CallReason['candidates'][number]> {
  return [
    {
      title: say({ zh: '当时的等候者', en: 'Candidate' }),
      width: 144,
      render: (_, { number }) => <span className="number why-cell-number">{number}</span>,
    },
    {
      title: say({ zh: '到厅', en: 'Arrived' }),
      width: 96,
      render: (_, { arrivedAt }) => <span className="tabular">{clockText(arrivedAt)}</span>,
    },
    {
      title: say({ zh: '本窗口可办', en: 'Eligible' }),
      width: 128,
      render: (_, { eligible }) =>
        eligible ? (
          <span className="good-word">{say({ zh: '可办', en: 'Yes' })}</span>
        ) : (
          <span className="quiet">{say({ zh: '不可办', en: 'No' })}</span>
        ),
    },
    {
      title: say({ zh: '规则得分', en: 'Score' }),
      width: 128,
      align: 'right',
      render: (_, { score, eligible }) => (
        <span className="tabular">{eligible ? Math.round(score).toLocaleString() : '—'}</span>
      ),
    },
    { title: say({ zh: '说明', en: 'Why' }), render: (_, { words }) => say(words) },
  ]
}

async function whyCalled(
  typed: string,
  asked: string | undefined,
): Promise<Answer | { readonly words: Words }> {
  const found = await findTicket(typed)
  if (!found.ok) return { words: found.words }
  const query = asked === undefined ? '' : `?number=${asked}`
  const path = `/api/calls/${found.ticket.ticketId}/reason${query}`
  const answer = await ask<CallReason>('GET', path)
  return answer.ok ? { reason: answer.value, asked } : { words: answer.problem.words }
}
