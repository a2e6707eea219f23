import type { AlarmReply, Words } from '@yihao/contract'
import { newCommandId, useSay } from '@yihao/screen-kit'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSession } from '../../session/session-context.tsx'
import { useAsked } from '../use-asked.ts'
import { momentText, personText } from './case-words.ts'
import { runCase } from './run-case.ts'

const lookEveryMs = 15_000

/** 申辩待审: what clerks said to alarms and nobody has decided. */
export function RepliesCard() {
  const say = useSay()
  const { roles } = useSession()
  const mayReview = roles.includes('supervisor') || roles.includes('city-inspector')
  const replies = useAsked<readonly AlarmReply[]>(
    mayReview ? '/api/replies' : undefined,
    lookEveryMs,
  )
  const waiting = (replies.value ?? []).filter(({ review }) => review === undefined)
  if (waiting.length === 0) return null
  return (
    <section className="card case-replies">
      <h2 className="card-title">
        {say({ zh: `待审申辩 ${waiting.length} 份`, en: `${waiting.length} replies to decide` })}
      </h2>
      {waiting.map((reply) => (
        <ReplyLine key={reply.alarmId} reply={reply} reload={replies.reload} />
      ))}
    </section>
  )
}

interface LineProps {
  readonly reply: AlarmReply
  readonly reload: () => void
}

function ReplyLine({ reply: { alarmId, by, repliedAt, note }, reload }: LineProps) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Words>()
  const decide = async (outcome: 'accepted' | 'rejected') => {
    const command = { type: 'ReviewReply', data: { alarmId, outcome } } as const
    const done = await runCase(newCommandId(), command, reason)
    if (done.ok) reload()
    else setProblem(done.words)
  }
  return (
    <div className="case-reply">
      <p>
        <b>{personText(by)}</b>{' '}
        <span className="quiet tabular">
          {momentText(repliedAt)} · {say({ zh: '预警', en: 'alarm' })} {alarmId}
        </span>
      </p>
      <p className="case-said">{note ?? say({ zh: '（内容已到期清除）', en: '(erased)' })}</p>
      <div className="case-reply-tools">
        <Input
          value={reason}
          maxLength={200}
          placeholder={say({ zh: '审核理由（必填）', en: 'Why (needed)' })}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button onClick={() => void decide('rejected')}>
          {say({ zh: '不采纳', en: 'Reject' })}
        </Button>
        <Button type="primary" onClick={() => void decide('accepted')}>
          {say({ zh: '采纳', en: 'Accept' })}
        </Button>
      </div>
      {problem && <p className="said-problem">{say(problem)}</p>}
    </div>
  )
}
