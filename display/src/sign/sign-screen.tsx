import type { SignView, WindowId } from '@yihao/contract'
import {
  ConnectionMark,
  PairingGate,
  useHallLink,
  useLinkState,
  useSay,
  useView,
} from '@yihao/screen-kit'
import { useEffect } from 'react'
import './sign.css'

/** 窗口屏: the screen above one window, saying what its LED sign says. */
export function SignScreen({ windowId }: { readonly windowId: WindowId }) {
  const wish = { kind: 'window-screen', windowId } as const
  return (
    <PairingGate kind="window-screen" label={`窗口屏 ${windowId}`} wish={wish}>
      {(paired, forget) => (
        <PairedSign windowId={windowId} deviceToken={paired.token} forget={forget} />
      )}
    </PairingGate>
  )
}

interface PairedSignProps {
  readonly windowId: WindowId
  readonly deviceToken: string
  readonly forget: () => void
}

function PairedSign({ windowId, deviceToken, forget }: PairedSignProps) {
  const subscription = { kind: 'sign', windowId } as const
  const link = useHallLink({ auth: { deviceToken }, subscribe: [subscription] })
  const state = useLinkState(link)
  const view = useView(link, 'sign', subscription)
  useEffect(() => {
    if (state.status === 'dismissed') forget()
  }, [state.status, forget])
  return (
    <>
      {view && <Sign view={view} />}
      <ConnectionMark state={state} />
    </>
  )
}

const words = {
  window: { zh: '号窗口', en: 'Window' },
  please: { zh: '请', en: 'Please' },
  come: { zh: '号到本窗口', en: 'come to this window' },
  serving: { zh: '正在办理', en: 'Now serving' },
  free: { zh: '欢迎办理', en: 'Welcome' },
  freeHint: { zh: '请留意叫号', en: 'Please watch for your number' },
  paused: { zh: '暂停服务', en: 'Paused' },
  pausedHint: { zh: '请稍候，或到其他窗口', en: 'Please wait, or use another window' },
  closed: { zh: '窗口未开放', en: 'Window closed' },
} as const

export function Sign({ view }: { readonly view: SignView }) {
  const say = useSay()
  return (
    <div className="sign">
      <header className="sign-window">
        <p className="sign-window-number number">{view.window.windowNumber}</p>
        <p className="sign-window-word">{say(words.window)}</p>
        <p className="sign-label">{say(view.window.label)}</p>
      </header>
      <main className="sign-main" aria-live="assertive">
        <SignState view={view} />
      </main>
    </div>
  )
}

function SignState({ view }: { readonly view: SignView }) {
  const say = useSay()
  const { ticket, window } = view
  if (ticket?.status === 'called') {
    return (
      <>
        <p className="sign-small">{say(words.please)}</p>
        <p className="sign-number number" key={`${ticket.number}.${ticket.callCount}`}>
          <span className="call-flash">{ticket.number}</span>
        </p>
        <p className="sign-small">{say(words.come)}</p>
      </>
    )
  }
  if (ticket !== undefined) {
    return (
      <>
        <p className="sign-small">{say(words.serving)}</p>
        <p className="sign-number sign-number-serving number">{ticket.number}</p>
      </>
    )
  }
  if (window.state === 'open') {
    return (
      <>
        <p className="sign-words">{say(words.free)}</p>
        <p className="sign-small">{say(words.freeHint)}</p>
      </>
    )
  }
  if (window.state === 'paused') {
    return (
      <>
        <p className="sign-words sign-words-paused">{say(words.paused)}</p>
        <p className="sign-small">{say(words.pausedHint)}</p>
      </>
    )
  }
  return <p className="sign-words sign-words-closed">{say(words.closed)}</p>
}
