import type { Words } from '@yihao/contract'
import { productName, useSay } from '@yihao/screen-kit'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { landingOf } from '../session/landing.ts'
import { isProblem, useStaff } from '../session/session-context.tsx'
import { DemoPeople, useDemoPeople } from './demo-people.tsx'
import { keepWindow, keptWindow } from './kept-window.ts'
import './sign-in.css'
import { WindowChoice } from './window-choice.tsx'

export function SignInPage({ why }: { readonly why: Words | undefined }) {
  const say = useSay()
  const { hall } = useStaff()
  const people = useDemoPeople()
  return (
    <div className="sign-in">
      <main className={people.length > 0 ? 'sign-in-main sign-in-main-demo' : 'sign-in-main'}>
        <header className="sign-in-head">
          <p className="sign-in-product">{say(productName)}</p>
          <h1 className="sign-in-hall">{hall === undefined ? ' ' : say(hall.name)}</h1>
          <p className="sign-in-what">{say({ zh: '窗口工作台', en: 'Staff' })}</p>
        </header>
        <SignInForm why={why} people={people} />
      </main>
    </div>
  )
}

interface FormProps {
  readonly why: Words | undefined
  readonly people: ReturnType<typeof useDemoPeople>
}

function SignInForm({ why, people }: FormProps) {
  const say = useSay()
  const { hall, signIn } = useStaff()
  const navigate = useNavigate()
  const [staffNumber, setStaffNumber] = useState('')
  const [password, setPassword] = useState('')
  const [windowId, setWindowId] = useState(keptWindow)
  const [problem, setProblem] = useState<Words | undefined>(why)
  const [pending, setPending] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    const place = windowId === undefined ? {} : { windowId }
    const answer = await signIn({ staffNumber: staffNumber.trim(), password, ...place })
    setPending(false)
    if (isProblem(answer)) return setProblem(answer.words)
    keepWindow(windowId)
    return navigate(landingOf(answer), { replace: true })
  }
  return (
    <>
      <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
        <Field label={say({ zh: '工号', en: 'Staff number' })}>
          <input
            ref={first}
            className="field-text"
            value={staffNumber}
            autoComplete="username"
            required
            maxLength={32}
            onChange={(event) => setStaffNumber(event.target.value)}
          />
        </Field>
        <Field label={say({ zh: '密码', en: 'Password' })}>
          <input
            className="field-text"
            type="password"
            value={password}
            autoComplete="current-password"
            required
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <WindowChoice hall={hall} chosen={windowId} choose={setWindowId} />
        <p className="sign-in-problem" role="alert">
          {problem && say(problem)}
        </p>
        <button type="submit" className="button button-primary button-big" disabled={pending}>
          {pending
            ? say({ zh: '正在登录…', en: 'Signing in…' })
            : say({ zh: '登录', en: 'Sign in' })}
        </button>
      </form>
      {people.length > 0 && (
        <DemoPeople
          people={people}
          hall={hall}
          choose={(person) => {
            setStaffNumber(person.staffNumber)
            setPassword(person.password)
            setWindowId(person.windowId)
            setProblem(undefined)
          }}
        />
      )}
    </>
  )
}

function Field({
  label,
  children,
}: {
  readonly label: string
  readonly children: React.ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="field">
      <span className="field-label">{label}</span>
      {children}
    </label>
  )
}
