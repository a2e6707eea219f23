import { type CallReason, clockSecondsText, clockText, type TicketId } from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Table, type TableColumnsType, Tag } from 'antd'
import { can } from '../../session/landing.ts'
import { useSession } from '../../session/session-context.tsx'
import { VisitStory } from '../ledger/visit-story.tsx'
import { scoreText, scoreUnit } from '../minutes.ts'

export interface Answer {
  readonly reason: CallReason
  readonly asked: string | undefined
  /** Whose visits are told below, the one that was called first. */
  readonly stories: readonly TicketId[]
}

/** The rule that chose, everyone who waited at that moment, and the visits themselves. */
export function Reason({ reason, asked, stories }: Answer) {
  const say = useSay()
  const maySeeVisits = can(useSession(), 'see-feed')
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
      {reason.more?.map((words) => (
        <p key={words.zh} className="why-other">
          {say(words)}
        </p>
      ))}
      {reason.reason && (
        <p className="why-other">
          {say({ zh: '所选原因：', en: 'The reason given: ' })}
          <b>{say(reason.reason)}</b>
        </p>
      )}
      {other && (
        <p className="why-other">
          <b className="number">{other.number}</b> {say(other.words)}
          {other.eligible && <Scores reason={reason} other={other} />}
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
        dataSource={comparedFirst(reason, asked)}
        pagination={reason.candidates.length > 20 ? { pageSize: 20 } : false}
        rowClassName={({ number }) =>
          number === asked || number === reason.number ? 'why-row-asked' : ''
        }
      />
      <p className="why-foot quiet">
        {say({
          zh: '得分＝等候分钟数×类别系数（先到先办时系数都是 1），过号后重排的从重排时的位置算起；不可办的不比得分。',
          en: 'Score = minutes waited × class rate (1 for all when first come is first served), from the place in line after a miss; who cannot be taken is not compared.',
        })}
      </p>
      {maySeeVisits && stories.map((ticketId) => <VisitStory key={ticketId} ticketId={ticketId} />)}
    </section>
  )
}

/** The two that are compared stand on top; the others in the order of the rule. */
function comparedFirst(reason: CallReason, asked: string | undefined): Candidate[] {
  const rank = ({ number }: Candidate) => (number === reason.number ? 0 : number === asked ? 1 : 2)
  return [...reason.candidates].sort((a, b) => rank(a) - rank(b))
}

type Candidate = CallReason['candidates'][number]

/** “31.5 分，20.1 分”: the two that are compared. */
function Scores({ reason, other }: { readonly reason: CallReason; readonly other: Candidate }) {
  const say = useSay()
  const called = reason.candidates.find(({ number }) => number === reason.number)
  if (called === undefined) return null
  return (
    <span className="quiet tabular">
      {say({
        zh: `：${called.number} 得 ${scoreText(called.score)} 分，${other.number} 得 ${scoreText(other.score)} 分`,
        en: `: ${called.number} scored ${scoreText(called.score)}, ${other.number} ${scoreText(other.score)}`,
      })}
    </span>
  )
}

function columns(say: Say): TableColumnsType<Candidate> {
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
      title: `${say({ zh: '规则得分', en: 'Score' })}（${say(scoreUnit)}）`,
      width: 152,
      align: 'right',
      render: (_, { score, eligible }) => (
        <span className="tabular">{eligible ? scoreText(score) : '—'}</span>
      ),
    },
    {
      title: say({ zh: '说明', en: 'Why' }),
      render: (_, { words, marks = [] }) => (
        <>
          {marks.map((mark) => (
            <Tag key={mark.zh}>{say(mark)}</Tag>
          ))}
          {say(words)}
        </>
      ),
    },
  ]
}
