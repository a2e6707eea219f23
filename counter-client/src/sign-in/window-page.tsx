import type { WindowId, Words } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { landingOf, pagesOf } from '../session/landing.ts'
import { isProblem, useSession, useStaff } from '../session/session-context.tsx'
import { keepWindow } from './kept-window.ts'
import './sign-in.css'
import './window-page.css'
import { searchWindows } from './window-search.ts'

/** Choosing or changing the window one serves at. */
export function WindowPage() {
  const say = useSay()
  const session = useSession()
  const { hall, moveTo, signOut } = useStaff()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Words>()
  const move = async (windowId: WindowId) => {
    if (windowId === session.windowId) return navigate('/')
    const answer = await moveTo(windowId)
    if (isProblem(answer)) return setProblem(answer.words)
    keepWindow(windowId)
    return navigate('/')
  }
  const found = hall === undefined ? [] : searchWindows(hall, typed)
  const back = session.windowId === undefined ? undefined : landingOf(session)
  return (
    <main className="window-page">
      <header className="window-page-head">
        <h1 className="window-page-title">
          {say({ zh: `${session.displayName}，您在哪个窗口？`, en: 'Which window are you at?' })}
        </h1>
        <input
          className="field-text window-page-search"
          value={typed}
          placeholder={say({ zh: '输入窗口号或名称', en: 'Number or name' })}
          aria-label={say({ zh: '查找窗口', en: 'Find a window' })}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0] !== undefined) void move(found[0].windowId)
          }}
        />
      </header>
      <p className="sign-in-problem" role="alert">
        {problem && say(problem)}
      </p>
      <ul className="window-grid">
        {found.map(({ windowId, windowNumber, label }) => (
          <li key={windowId}>
            <button
              type="button"
              className="window-tile"
              aria-current={windowId === session.windowId}
              onClick={() => void move(windowId)}
            >
              <span className="number window-tile-number">{windowNumber}</span>
              <span className="window-tile-label">{say(label)}</span>
            </button>
          </li>
        ))}
      </ul>
      <footer className="window-page-foot">
        {back !== undefined && (
          <Link className="button" to={back}>
            {say({ zh: '返回', en: 'Back' })}
          </Link>
        )}
        {pagesOf(session).length > 0 && (
          <Link className="button" to="/console">
            {say({ zh: '管理端', en: 'Console' })}
          </Link>
        )}
        <button type="button" className="button" onClick={() => void signOut()}>
          {say({ zh: '退出登录', en: 'Sign out' })}
        </button>
      </footer>
    </main>
  )
}
