import {
  clockText,
  type HallCommand,
  type TidalExpectation,
  type TidalFigures,
  type TidalLines,
  type TidalProposalLine,
  type TidalSettledLine,
  type Words,
} from '@yihao/contract'
import { minutesWords, newCommandId, useSay } from '@yihao/screen-kit'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { runCommand } from '../run-command.ts'
import './tidal-card.css'

interface CardProps {
  readonly tidal: TidalLines
  readonly live: boolean
}

/** 潮汐窗口: the hall proposes, here it is decided, and here one sees what came of it. */
export function TidalCard({ tidal, live }: CardProps) {
  const say = useSay()
  const { proposals, settled, declineReasons } = tidal
  return (
    <section className="card tidal-card">
      <h2 className="tidal-title">{say({ zh: '潮汐窗口', en: 'Tidal windows' })}</h2>
      {proposals.length === 0 && (
        <p className="quiet">
          {say({ zh: '现在没有开窗或关窗的建议', en: 'Nothing is proposed now' })}
        </p>
      )}
      <ul className="tidal-list">
        {proposals.map((one) => (
          <Proposal key={one.proposalId} line={one} reasons={declineReasons} live={live} />
        ))}
      </ul>
      {settled.length > 0 && (
        <>
          <h3 className="tidal-subtitle">{say({ zh: '今天的决定与成效', en: 'Decided today' })}</h3>
          <ul className="tidal-list">
            {settled.map((one) => (
              <Settled key={one.proposalId} line={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const move: Record<'open' | 'close', Words> = {
  open: { zh: '建议开', en: 'Open window' },
  close: { zh: '建议关', en: 'Close window' },
}

interface ProposalProps {
  readonly line: TidalProposalLine
  readonly reasons: TidalLines['declineReasons']
  readonly live: boolean
}

function Proposal({ line, reasons, live }: ProposalProps) {
  const say = useSay()
  const { message } = App.useApp()
  const [pending, setPending] = useState(false)
  const { proposalId } = line
  const run = async (command: HallCommand) => {
    setPending(true)
    const done = await runCommand(newCommandId(), command)
    setPending(false)
    if (!done.ok) void message.warning(say(done.words), 6)
  }
  const decline = (reasonCode: string) =>
    void run({ type: 'DeclineTidal', data: { proposalId, reasonCode } })
  return (
    <li className="tidal-row">
      <div className="tidal-text">
        <p className="tidal-what">
          {say(move[line.direction])} {line.windowNumber} {say({ zh: '号窗口', en: '' })}
          {line.status === 'accepted' && (
            <span className="tidal-agreed">
              {say({ zh: '已同意，等窗口人员操作', en: 'agreed; its clerk has been asked' })}
            </span>
          )}
        </p>
        <p>
          {say(line.queueName)}：{say(figuresWords(line.figures))}
        </p>
        <p className="quiet">{say(peopleWords(line))}</p>
        {line.expected && <p className="quiet">{say(expectedWords(line.expected))}</p>}
      </div>
      <div className="tidal-buttons">
        {line.status === 'open' && (
          <Button
            type="primary"
            size="large"
            loading={pending}
            disabled={!live}
            onClick={() => void run({ type: 'AcceptTidal', data: { proposalId } })}
          >
            {say({ zh: '同意', en: 'Agree' })}
          </Button>
        )}
        <Dropdown
          disabled={!live || pending}
          trigger={['click']}
          menu={{
            items: reasons.map(({ code, words }) => ({ key: code, label: say(words) })),
            onClick: ({ key }) => decline(key),
          }}
        >
          <Button size="large">
            {line.status === 'open'
              ? say({ zh: '不采纳…', en: 'Decline …' })
              : say({ zh: '撤回同意…', en: 'Take back …' })}
          </Button>
        </Dropdown>
      </div>
    </li>
  )
}

function Settled({ line }: { readonly line: TidalSettledLine }) {
  const say = useSay()
  const { outcome, expected } = line
  const done = line.status === 'done'
  return (
    <li className="tidal-row">
      <div className="tidal-text">
        <p>
          <span className="tabular">{clockText(line.at)}</span>{' '}
          {line.direction === 'open'
            ? say({ zh: '开', en: 'Open' })
            : say({ zh: '关', en: 'Close' })}{' '}
          {line.windowNumber} {say({ zh: '号窗口', en: '' })}{' '}
          <span className={done ? 'tidal-done' : 'tidal-declined'}>
            {done ? say({ zh: '已办', en: 'done' }) : say({ zh: '未采纳', en: 'declined' })}
          </span>
          {line.reason && <span className="quiet"> {say(line.reason)}</span>}
        </p>
        <p className="quiet">
          {say(line.queueName)} {say({ zh: '当时', en: 'then' })} {say(figuresWords(line.before))}
        </p>
        {expected && <p className="quiet">{say(expectedWords(expected))}</p>}
        {outcome && (
          <p>
            {say(minutesWords(outcome.afterMs))}
            {say({ zh: '后：', en: ' later: ' })}
            {say(figuresWords(outcome.figures))}
            {say({
              zh: `；其间叫号 ${outcome.called} 个，平均等候 ${minutesWords(outcome.waits.meanMs).zh}，超时 ${outcome.waits.overLimit} 个`,
              en: `; ${outcome.called} called, mean wait ${minutesWords(outcome.waits.meanMs).en}, ${outcome.waits.overLimit} over the limit`,
            })}
          </p>
        )}
      </div>
    </li>
  )
}

function figuresWords({ waiting, openWindows, longestWaitMs }: TidalFigures): Words {
  const longest = minutesWords(longestWaitMs)
  return {
    zh: `${waiting} 人等候，开 ${openWindows} 个窗口，最久 ${longest.zh}`,
    en: `${waiting} waiting at ${openWindows} windows, longest ${longest.en}`,
  }
}

function peopleWords({ idleWindows, offDuty, direction }: TidalProposalLine): Words {
  if (direction === 'close') {
    return { zh: '少开一个窗口也够', en: 'One window less would do' }
  }
  const numbers = idleWindows.map((one) => one.windowNumber)
  const idle = {
    zh: numbers.length === 0 ? '没有空闲窗口' : `空闲最久的窗口：${numbers.join('、')} 号`,
    en: numbers.length === 0 ? 'no window is idle' : `longest idle: windows ${numbers.join(', ')}`,
  }
  return {
    zh: `可派人手：${idle.zh}；不当班 ${offDuty} 人`,
    en: `Who could go: ${idle.en}; ${offDuty} off duty`,
  }
}

function expectedWords({ with: done, without }: TidalExpectation): Words {
  const [a, b] = [minutesWords(without.meanMs), minutesWords(done.meanMs)]
  return {
    zh: `预计平均等候：不办 ${a.zh}，办 ${b.zh}；超时 ${Math.round(without.overLimit)} → ${Math.round(done.overLimit)}`,
    en: `Expected mean wait: ${a.en} without, ${b.en} with; over the limit ${Math.round(without.overLimit)} → ${Math.round(done.overLimit)}`,
  }
}
