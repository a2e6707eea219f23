import { clockText, type TicketFound, ticketStatusText, type Words } from '@yihao/contract'
import { newCommandId, useSay } from '@yihao/screen-kit'
import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { findTicket } from '../find-ticket.ts'
import { runCommand } from '../run-command.ts'

/** A number somebody holds out: where it stands, put back or given up. */
export function NumberDesk() {
  const say = useSay()
  const { message } = App.useApp()
  const [typed, setTyped] = useState('')
  const [ticket, setTicket] = useState<TicketFound>()
  const [problem, setProblem] = useState<Words>()
  const look = async () => {
    const found = await findTicket(typed)
    setTicket(found.ok ? found.ticket : undefined)
    setProblem(found.ok ? undefined : found.words)
  }
  const run = async (type: 'AbandonTicket' | 'ReinstateTicket', done: string) => {
    if (ticket === undefined) return
    const { ticketId } = ticket
    const answer = await runCommand(newCommandId(), { type, data: { ticketId } })
    if (answer.ok) void message.success(`${ticket.number} ${done}`)
    await look()
    if (!answer.ok) setProblem(answer.words)
  }
  return (
    <section className="card number-desk">
      <h2 className="card-title">{say({ zh: '查一个号', en: 'Look up a number' })}</h2>
      <Input.Search
        value={typed}
        maxLength={6}
        placeholder="A012"
        enterButton={say({ zh: '查找', en: 'Find' })}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={() => void look()}
      />
      <p className="said-problem" role="alert">
        {problem && say(problem)}
      </p>
      {ticket && (
        <div className="number-row">
          <span className="number number-found">{ticket.number}</span>
          <span className="number-text">
            {say(ticketStatusText[ticket.status])}
            {ticket.windowNumber !== undefined &&
              say({ zh: `，${ticket.windowNumber} 号窗口`, en: `, window ${ticket.windowNumber}` })}
            <span className="cell-small">
              {say(ticket.queueName)}，{clockText(ticket.issuedAt)} {say({ zh: '取号', en: '' })}
            </span>
          </span>
          {ticket.status === 'no-show' && (
            <Button
              type="primary"
              onClick={() => void run('ReinstateTicket', say({ zh: '已重新排入', en: 'put back' }))}
            >
              {say({ zh: '重新排入', en: 'Put back' })}
            </Button>
          )}
          {['waiting', 'called', 'no-show'].includes(ticket.status) && (
            <Popconfirm
              title={say({ zh: `${ticket.number} 弃号？`, en: `Give up ${ticket.number}?` })}
              description={say({
                zh: '群众明确不办了才弃号，不能恢复。',
                en: 'Only when the visitor says so; it cannot be undone.',
              })}
              okText={say({ zh: '弃号', en: 'Give up' })}
              okButtonProps={{ danger: true }}
              onConfirm={() => run('AbandonTicket', say({ zh: '已弃号', en: 'given up' }))}
            >
              <Button danger>{say({ zh: '弃号', en: 'Give up' })}</Button>
            </Popconfirm>
          )}
        </div>
      )}
    </section>
  )
}
