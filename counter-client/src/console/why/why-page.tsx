import type { CallReason, Words } from '@yihao/contract'
import { ask, useSay } from '@yihao/screen-kit'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { ticketNumberOf } from '../../desk/commands.ts'
import { findTicket } from '../find-ticket.ts'
import { Page } from '../page.tsx'
import { type Answer, Reason } from './reason.tsx'
import './why-page.css'

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

async function whyCalled(
  typed: string,
  asked: string | undefined,
): Promise<Answer | { readonly words: Words }> {
  const found = await findTicket(typed)
  if (!found.ok) return { words: found.words }
  const query = asked === undefined ? '' : `?number=${asked}`
  const path = `/api/calls/${found.ticket.ticketId}/reason${query}`
  const answer = await ask<CallReason>('GET', path)
  if (!answer.ok) return { words: answer.problem.words }
  const other = asked === undefined ? undefined : await findTicket(asked)
  const stories = [found.ticket.ticketId, ...(other?.ok ? [other.ticket.ticketId] : [])]
  return { reason: answer.value, asked, stories }
}
