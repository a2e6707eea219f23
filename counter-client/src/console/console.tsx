import { LanguageContext, useSay } from '@yihao/screen-kit'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useContext } from 'react'
import { Navigate, NavLink, Route, Routes } from 'react-router'
import { can, pagesOf, servesAtWindow } from '../session/landing.ts'
import { useSession, useStaff } from '../session/session-context.tsx'
import { StaffMenu } from '../session/staff-menu.tsx'
import './console.css'
import { consoleTheme } from './theme.ts'

const pages = {
  hall: lazy(() => import('./hall/hall-page.tsx').then((one) => ({ default: one.HallPage }))),
  guide: lazy(() => import('./guide/guide-page.tsx').then((one) => ({ default: one.GuidePage }))),
  floor: lazy(() => import('./floor/floor-page.tsx').then((one) => ({ default: one.FloorPage }))),
  bookings: lazy(() =>
    import('./bookings/bookings-page.tsx').then((one) => ({ default: one.BookingsPage })),
  ),
  figures: lazy(() =>
    import('./figures/figures-page.tsx').then((one) => ({ default: one.FiguresPage })),
  ),
  why: lazy(() => import('./why/why-page.tsx').then((one) => ({ default: one.WhyPage }))),
  ledger: lazy(() =>
    import('./ledger/ledger-page.tsx').then((one) => ({ default: one.LedgerPage })),
  ),
  forecasts: lazy(() =>
    import('./forecasts/forecasts-page.tsx').then((one) => ({ default: one.ForecastsPage })),
  ),
  overtakes: lazy(() =>
    import('./overtakes/overtakes-page.tsx').then((one) => ({ default: one.OvertakesPage })),
  ),
  reform: lazy(() =>
    import('./reform/reform-page.tsx').then((one) => ({ default: one.ReformPage })),
  ),
  cases: lazy(() => import('./cases/cases-page.tsx').then((one) => ({ default: one.CasesPage }))),
  receivers: lazy(() =>
    import('./receivers/receivers-page.tsx').then((one) => ({ default: one.ReceiversPage })),
  ),
  people: lazy(() =>
    import('./people/people-page.tsx').then((one) => ({ default: one.PeoplePage })),
  ),
  devices: lazy(() =>
    import('./devices/devices-page.tsx').then((one) => ({ default: one.DevicesPage })),
  ),
} as const

/** The staff console: a menu of what this person may do, and one page. */
export function Console() {
  const language = useContext(LanguageContext)
  const session = useSession()
  const allowed = pagesOf(session)
  const [first] = allowed
  return (
    <ConfigProvider
      theme={consoleTheme}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false}>
        <div className="console">
          <Sidebar />
          <main className="console-page">
            <Suspense fallback={null}>
              <Routes>
                {allowed.map(({ path }) => {
                  const Page = pages[path]
                  return <Route key={path} path={path} element={<Page />} />
                })}
                <Route
                  path="*"
                  element={
                    first === undefined ? <NothingHere /> : <Navigate to={first.path} replace />
                  }
                />
              </Routes>
            </Suspense>
          </main>
        </div>
      </AntApp>
    </ConfigProvider>
  )
}

function Sidebar() {
  const say = useSay()
  const session = useSession()
  const { hall } = useStaff()
  return (
    <nav className="console-side" aria-label={say({ zh: '管理端', en: 'Console' })}>
      <header className="console-head">
        <p className="console-hall">{hall === undefined ? ' ' : say(hall.name)}</p>
        <p className="console-what">{say({ zh: '管理端', en: 'Staff console' })}</p>
      </header>
      <ul className="console-menu">
        {can(session, 'see-wall') && (
          <li>
            <a className="console-link" href="/display/?wall" target="_blank" rel="noreferrer">
              {say({ zh: '实时大屏', en: 'Live wall' })}
              <span className="console-out" aria-hidden="true">
                ↗
              </span>
            </a>
          </li>
        )}
        {pagesOf(session).map(({ path, words }) => (
          <li key={path}>
            <NavLink className="console-link" to={`/console/${path}`}>
              {say(words)}
            </NavLink>
          </li>
        ))}
        {servesAtWindow(session) && (
          <li>
            <NavLink className="console-link" to={session.windowId === undefined ? '/window' : '/'}>
              {say({ zh: '窗口叫号', en: 'Counter' })}
            </NavLink>
          </li>
        )}
      </ul>
      <StaffMenu />
    </nav>
  )
}

function NothingHere() {
  const say = useSay()
  return (
    <p className="console-nothing">
      {say({
        zh: '您的角色在这里没有要做的事。需要权限请找安全管理员。',
        en: 'Your role has no work here. Ask the security administrator for what you need.',
      })}
    </p>
  )
}
