import { useSay } from '@yihao/screen-kit'
import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { landingOf, servesAtWindow } from './session/landing.ts'
import { useSession, useStaff } from './session/session-context.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { WindowPage } from './sign-in/window-page.tsx'
import { TerminalPage } from './terminal/terminal-page.tsx'

const Console = lazy(() =>
  import('./console/console.tsx').then((one) => ({ default: one.Console })),
)

const words = {
  asking: { zh: '正在打开…', en: 'Opening…' },
  unreachable: {
    zh: '连不上大厅服务器，正在重试…',
    en: 'The hall cannot be reached; trying again',
  },
} as const

export function App() {
  const say = useSay()
  const { state } = useStaff()
  switch (state.step) {
    case 'asking':
    case 'unreachable':
      return <main className="terminal-wait">{say(words[state.step])}</main>
    case 'signed-out':
      return <SignInPage why={state.why} />
    case 'signed-in':
      return (
        <Suspense fallback={<main className="terminal-wait">{say(words.asking)}</main>}>
          <Routes>
            <Route index element={<Home />} />
            <Route path="window" element={<WindowPage />} />
            <Route path="console/*" element={<Console />} />
            <Route path="*" element={<Navigate to="/" replace />} />
          </Routes>
        </Suspense>
      )
  }
}

/** The terminal for whoever serves at a window; the console's first page for everybody else. */
function Home() {
  const session = useSession()
  if (servesAtWindow(session) && session.windowId !== undefined) {
    return <TerminalPage windowId={session.windowId} />
  }
  return <Navigate to={landingOf(session)} replace />
}
