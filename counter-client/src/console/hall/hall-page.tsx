import { businessDateAt, type HallCommand, readHallClock, type WallView } from '@yihao/contract'
import {
  dateWords,
  type HallLink,
  minutesWords,
  newCommandId,
  useHallLink,
  useHallNow,
  useLinkState,
  useSay,
  useView,
} from '@yihao/screen-kit'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { Page } from '../page.tsx'
import { runCommand } from '../run-command.ts'
import './hall-page.css'
import { TidalCard } from './tidal-card.tsx'

const subscription = { kind: 'wall' } as const

/** 开厅 / 闭厅. */
export function HallPage() {
  const say = useSay()
  const link = useHallLink({ subscribe: [subscription] })
  const state = useLinkState(link)
  const view = useView(link, 'wall', subscription)
  // What waits for a decision comes first.
  const asked = (view?.tidal?.proposals.length ?? 0) > 0
  const tidal = view?.tidal && <TidalCard tidal={view.tidal} live={state.status === 'live'} />
  const lost = { zh: '连接中断，下面可能不是最新', en: 'Connection lost; this may be out of date' }
  return (
    <Page
      title={say({ zh: '开厅与闭厅', en: 'Open and close the hall' })}
      problem={state.status === 'lost' ? lost : undefined}
    >
      {asked && tidal}
      {link !== undefined && view !== undefined && (
        <HallDay link={link} view={view} live={state.status === 'live'} />
      )}
      {!asked && tidal}
    </Page>
  )
}

interface HallDayProps {
  readonly link: HallLink
  readonly view: WallView
  readonly live: boolean
}

function HallDay({ link, view, live }: HallDayProps) {
  const say = useSay()
  const now = useHallNow(link)
  const { weekday } = readHallClock(now)
  const { hall } = view
  return (
    <section className="card hall-day">
      <p className="hall-date">
        {say(dateWords(view.businessDate ?? businessDateAt(now), weekday))}
      </p>
      <p className={hall.dayOpen ? 'hall-state hall-state-open' : 'hall-state'}>
        {hall.dayOpen ? say({ zh: '已开厅', en: 'Open' }) : say({ zh: '未开厅', en: 'Not open' })}
      </p>
      {hall.session && (
        <p className="quiet">
          {say(hall.session.name)} {hall.session.from}–{hall.session.to}
          {hall.session.running ? say({ zh: '，正在进行', en: ', running' }) : ''}
        </p>
      )}
      {hall.dayOpen && <Totals view={view} />}
      <DayButton link={link} view={view} live={live} />
    </section>
  )
}

function Totals({ view }: { readonly view: WallView }) {
  const say = useSay()
  const { totals, windows } = view
  const people = say({ zh: '人', en: '' })
  const open = windows.filter(({ state }) => state !== 'closed').length
  const figures = [
    [say({ zh: '今天取号', en: 'Issued' }), `${totals.issued} ${people}`],
    [say({ zh: '等候', en: 'Waiting' }), `${totals.waiting} ${people}`],
    [say({ zh: '窗口前', en: 'At windows' }), `${totals.called + totals.serving} ${people}`],
    [say({ zh: '挂起', en: 'On hold' }), `${totals.held} ${people}`],
    [say({ zh: '办结', en: 'Finished' }), `${totals.finished} ${people}`],
    [
      say({ zh: '等候中位数', en: 'Median wait' }),
      totals.waits.count === 0 ? '—' : say(minutesWords(totals.waits.medianMs)),
    ],
    [say({ zh: '开着的窗口', en: 'Windows open' }), `${open} / ${windows.length}`],
  ] as const
  return (
    <dl className="hall-totals">
      {figures.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className="tabular">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function DayButton({ link, view, live }: HallDayProps) {
  const say = useSay()
  const { message } = App.useApp()
  const [asking, setAsking] = useState(false)
  const [pending, setPending] = useState(false)
  const run = async (command: HallCommand) => {
    setPending(true)
    const done = await runCommand(newCommandId(), command)
    setPending(false)
    setAsking(false)
    if (!done.ok) void message.warning(say(done.words), 6)
  }
  const { totals } = view
  const atWindows = totals.called + totals.serving
  if (!view.hall.dayOpen) {
    const open = () =>
      void run({ type: 'OpenDay', data: { businessDate: businessDateAt(link.now()) } })
    return (
      <Button type="primary" size="large" loading={pending} disabled={!live} onClick={open}>
        {say({ zh: '开厅', en: 'Open the hall' })}
      </Button>
    )
  }
  return (
    <>
      <Button danger size="large" disabled={!live} onClick={() => setAsking(true)}>
        {say({ zh: '闭厅', en: 'Close the hall' })}
      </Button>
      <Modal
        open={asking}
        title={say({ zh: '现在闭厅？', en: 'Close the hall now?' })}
        okText={say({ zh: '闭厅', en: 'Close' })}
        okButtonProps={{ danger: true, loading: pending }}
        onOk={() => void run({ type: 'CloseDay', data: {} })}
        onCancel={() => setAsking(false)}
      >
        <p>
          {say({
            zh: `还有 ${totals.waiting} 人等候、${totals.held} 人挂起、${totals.missed} 人过号，闭厅后他们的号作废。`,
            en: `${totals.waiting} waiting, ${totals.held} on hold and ${totals.missed} missed will lapse.`,
          })}
        </p>
        {atWindows > 0 && (
          <p className="bad-word">
            {say({
              zh: `还有 ${atWindows} 人在窗口前，须先办结或转移。`,
              en: `${atWindows} are still at windows; finish or transfer them first.`,
            })}
          </p>
        )}
      </Modal>
    </>
  )
}
