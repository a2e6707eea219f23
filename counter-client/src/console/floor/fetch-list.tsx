import type { GuideView, HallCommand } from '@yihao/contract'
import { type HallLink, newCommandId, useSay } from '@yihao/screen-kit'
import { App, Button, Tag } from 'antd'
import { RunningClock } from '../../parts/since.tsx'
import { useSession } from '../../session/session-context.tsx'
import { runCommand } from '../run-command.ts'

interface FetchProps {
  readonly view: GuideView
  readonly link: HallLink
}

/** 去接: one goes, and the others see it. */
export function FetchList({ view, link }: FetchProps) {
  const say = useSay()
  const open = view.fetch.filter(({ guideId }) => guideId === undefined).length
  return (
    <section className="card floor-list">
      <h2 className="card-title">
        {say({ zh: '现在去接', en: 'Fetch now' })}
        {open > 0 && <span className="floor-count">{open}</span>}
      </h2>
      {view.fetch.length === 0 && (
        <p className="quiet floor-none">
          {say({ zh: '没有要接的群众', en: 'Nobody is to be fetched' })}
        </p>
      )}
      <ul>
        {view.fetch.map((line) => (
          <FetchRow key={line.ticketId} line={line} link={link} />
        ))}
      </ul>
    </section>
  )
}

function FetchRow({
  line,
  link,
}: {
  readonly line: GuideView['fetch'][number]
  readonly link: HallLink
}) {
  const say = useSay()
  const { message } = App.useApp()
  const go = async () => {
    const { ticketId } = line
    const command: HallCommand = { type: 'AcknowledgeFetch', data: { ticketId } }
    const done = await runCommand(newCommandId(), command)
    if (!done.ok) void message.warning(say(done.words), 6)
  }
  return (
    <li className="floor-row">
      <span className="number floor-number">{line.number}</span>
      <span className="floor-text">
        <b>
          {say({
            zh: `从 ${line.from.zh} 到 ${line.windowNumber} 号窗口`,
            en: `${line.from.en} to window ${line.windowNumber}`,
          })}
        </b>
        <span className="cell-small">
          {say(line.windowLabel)}，{say(line.zoneName)}，{say({ zh: '已叫', en: 'called' })}{' '}
          <span className="tabular">
            <RunningClock link={link} from={line.calledAt} />
          </span>
        </span>
        <span className="floor-tags">
          {line.needs.map(({ code, words }) => (
            <Tag key={code}>{say(words)}</Tag>
          ))}
        </span>
      </span>
      <Going line={line} go={go} />
    </li>
  )
}

interface GoingProps {
  readonly line: GuideView['fetch'][number]
  readonly go: () => Promise<void>
}

function Going({ line, go }: GoingProps) {
  const say = useSay()
  const { personId } = useSession()
  if (line.guideId === undefined) {
    return (
      <Button type="primary" size="large" onClick={() => void go()}>
        {say({ zh: '我去接', en: 'I go' })}
      </Button>
    )
  }
  return line.guideId === personId ? (
    <b className="good-word">{say({ zh: '您在去接', en: 'You are going' })}</b>
  ) : (
    <span className="quiet">{say({ zh: '同事已去接', en: 'A colleague goes' })}</span>
  )
}
