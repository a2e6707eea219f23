import { useSay } from '@yihao/screen-kit'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { pagesOf, servesAtWindow } from './landing.ts'
import { PasswordSheet } from './password-sheet.tsx'
import { useSession, useStaff } from './session-context.tsx'
import './staff-menu.css'

const doneShownMs = 4_000

/** Who is here, and the ways out. `busy`: a visitor is at the window. */
export function StaffMenu({ busy = false }: { readonly busy?: boolean }) {
  const say = useSay()
  const session = useSession()
  const { signOut } = useStaff()
  const [open, setOpen] = useState(false)
  const [changing, setChanging] = useState(false)
  const [done, setDone] = useState(false)
  useEffect(() => {
    const gone = done ? setTimeout(() => setDone(false), doneShownMs) : undefined
    return () => clearTimeout(gone)
  }, [done])
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const close = (event: Event) => {
      const inside = event.target instanceof Node && menu.current?.contains(event.target)
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !inside) setOpen(false)
    }
    addEventListener('pointerdown', close)
    addEventListener('keydown', close)
    return () => {
      removeEventListener('pointerdown', close)
      removeEventListener('keydown', close)
    }
  }, [open])
  const inConsole = useLocation().pathname.startsWith('/console')
  const page = inConsole ? undefined : pagesOf(session)[0]
  return (
    <div className="staff-menu" ref={menu}>
      <button
        type="button"
        className="staff-menu-name"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="staff-menu-text">{session.displayName}</span>
        <span aria-hidden="true" className="staff-menu-arrow" />
      </button>
      {open && (
        <div className="staff-menu-list">
          {busy && (
            <p className="staff-menu-note">
              {say({
                zh: '窗口还有号票，请先办结、挂起或转移',
                en: 'A ticket is still here: finish, hold or transfer it first',
              })}
            </p>
          )}
          {servesAtWindow(session) && (
            <Link className="staff-menu-item" to="/window">
              {say({ zh: '换窗口', en: 'Another window' })}
            </Link>
          )}
          {page !== undefined && (
            <Link className="staff-menu-item" to={`/console/${page.path}`}>
              {say({ zh: '管理端', en: 'Console' })}
            </Link>
          )}
          <button
            type="button"
            className="staff-menu-item"
            onClick={() => {
              setOpen(false)
              setChanging(true)
            }}
          >
            {say({ zh: '修改密码', en: 'Change password' })}
          </button>
          <button type="button" className="staff-menu-item" onClick={() => void signOut()}>
            {say({ zh: '退出登录', en: 'Sign out' })}
          </button>
        </div>
      )}
      {changing && (
        <PasswordSheet
          onClose={(changed) => {
            setChanging(false)
            setDone(changed)
          }}
        />
      )}
      {done && (
        <output className="staff-menu-done">
          {say({ zh: '密码已修改', en: 'Password changed' })}
        </output>
      )}
    </div>
  )
}
