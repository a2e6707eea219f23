import {
  type CounterView,
  clockText,
  type HallHead,
  readHallClock,
  type WindowState,
  type Words,
} from '@yihao/contract'
import { dateWords, type HallLink, type LinkState, useHallNow, useSay } from '@yihao/screen-kit'
import type { ReactNode } from 'react'
import { Since } from '../parts/since.tsx'
import { StaffMenu } from '../session/staff-menu.tsx'
import './terminal-head.css'

const stateWords: Record<WindowState, { zh: string; en: string }> = {
  open: { zh: '正在服务', en: 'Open' },
  paused: { zh: '暂停服务', en: 'Paused' },
  closed: { zh: '未开窗', en: 'Closed' },
}

interface HeadProps {
  readonly view: CounterView
  readonly link: HallLink
  readonly state: LinkState
  /** 就绪, where the hall calls by itself. */
  readonly ready: ReactNode
}

export function TerminalHead({ view, link, state, ready }: HeadProps) {
  const say = useSay()
  const now = useHallNow(link)
  const { businessDate, weekday } = readHallClock(now)
  const place = view.window
  return (
    <header className="terminal-head">
      <h1 className="head-window">
        <span className="number head-window-number">{place.windowNumber}</span>
        <span className="head-window-word">{say({ zh: '号窗口', en: 'Window' })}</span>
      </h1>
      <p className="head-place">
        {say(place.label)} <span className="head-zone">{say(place.zoneName)}</span>
      </p>
      <p className={`state-mark state-${place.state}`}>
        {say(stateWords[place.state])}
        {place.pauseReason && <span>{say(place.pauseReason)}</span>}
        {place.since !== undefined && place.state !== 'open' && (
          <Since link={link} from={place.since} />
        )}
      </p>
      {ready}
      {view.hall.closing && <p className="head-closing">{say(closingShort(view.hall.closing))}</p>}
      <LinkMark state={state} />
      <p className="head-time tabular">
        <span className="head-date">{say(dateWords(businessDate, weekday))}</span>
        <time className="number head-clock">{clockText(now)}</time>
      </p>
      <StaffMenu busy={view.ticket !== undefined} />
    </header>
  )
}

const closingShort = ({ mode, endsAt }: NonNullable<HallHead['closing']>): Words =>
  mode === 'serve-all'
    ? { zh: '延时至办完', en: 'Until all are served' }
    : { zh: `${clockText(endsAt)} 闭厅，已告知`, en: `Closes ${clockText(endsAt)}, told` }

/** Always in the same place: a quiet dot while the line holds, words when it does not. */
function LinkMark({ state }: { readonly state: LinkState }) {
  const say = useSay()
  const live = state.status === 'live'
  return (
    <output className={live ? 'link-mark' : 'link-mark link-mark-lost'} aria-live="polite">
      <span className="link-mark-dot" aria-hidden="true" />
      {live
        ? say({ zh: '已连接', en: 'Connected' })
        : say({ zh: '连接中断，正在重连', en: 'Connection lost, trying again' })}
    </output>
  )
}
