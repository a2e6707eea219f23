import type { RefusalCode, WindowId, Words } from '@yihao/contract'
import { refusalText } from '@yihao/contract'
import { useHallLink, useLinkState, useSay, useView } from '@yihao/screen-kit'
import { useMemo } from 'react'
import { useStaff } from '../session/session-context.tsx'
import { Terminal } from './terminal.tsx'
import './terminal.css'

const elsewhere: Words = {
  zh: '您在别的电脑登录了，或太久没有操作',
  en: 'You signed in elsewhere, or were away too long',
}
const waiting: Words = { zh: '正在连接大厅服务器…', en: 'Connecting to the hall…' }

/** 叫号端 of one window. */
export function TerminalPage({ windowId }: { readonly windowId: WindowId }) {
  const say = useSay()
  const subscription = useMemo(() => ({ kind: 'counter', windowId }) as const, [windowId])
  const link = useHallLink({ subscribe: [subscription] })
  const state = useLinkState(link)
  const view = useView(link, 'counter', subscription)
  if (state.status === 'dismissed') {
    return <Dismissed code={state.dismissal?.code ?? 'NotSignedIn'} />
  }
  if (link === undefined || view === undefined) {
    return (
      <main className="terminal-wait">
        <p>{say(waiting)}</p>
      </main>
    )
  }
  return <Terminal key={windowId} link={link} view={view} state={state} />
}

/** The hall ended this session: somebody signed in elsewhere, or too long away. */
function Dismissed({ code }: { readonly code: RefusalCode }) {
  const say = useSay()
  const { signOut } = useStaff()
  const words = code === 'NotSignedIn' ? elsewhere : refusalText[code]
  return (
    <main className="terminal-wait" role="alert">
      <h1 className="terminal-wait-title">
        {say({ zh: '本次登录已结束', en: 'This session has ended' })}
      </h1>
      <p>{say(words)}</p>
      <p>
        {say({
          zh: '窗口前的号票还在，重新登录后接着办。',
          en: 'The ticket stays at the window; sign in again and go on.',
        })}
      </p>
      <button
        type="button"
        className="button button-primary button-big"
        onClick={() => void signOut(words)}
      >
        {say({ zh: '重新登录', en: 'Sign in again' })}
      </button>
    </main>
  )
}
