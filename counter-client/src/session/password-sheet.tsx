import { type ChangePasswordRequest, limits, type Words } from '@yihao/contract'
import { ask, useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { Sheet } from '../parts/sheet.tsx'

/** Whoever's password it is changes it; the security administrator only sets the first one. */
export function PasswordSheet({ onClose }: { readonly onClose: (changed: boolean) => void }) {
  const say = useSay()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<Words>()
  const [pending, setPending] = useState(false)
  const short = password.length < limits.passwordCharactersMin
  const differ = again !== '' && again !== password
  const change = async () => {
    setPending(true)
    const body: ChangePasswordRequest = { current, password }
    const answer = await ask('PUT', '/api/session/password', { body })
    setPending(false)
    if (answer.ok) onClose(true)
    else setProblem(answer.problem.words)
  }
  return (
    <Sheet
      title={say({ zh: '修改密码', en: 'Change password' })}
      hint={say({
        zh: '修改后，您在其他电脑上的登录会自动退出',
        en: 'Your other sessions end when it is changed',
      })}
      confirm={say({ zh: '修改', en: 'Change' })}
      ready={current !== '' && !short && again === password}
      pending={pending}
      problem={say(differ ? twice : (problem ?? nothing))}
      onConfirm={() => void change()}
      onClose={() => onClose(false)}
    >
      <PasswordField
        label={say({ zh: '现在的密码', en: 'Present password' })}
        complete="current-password"
        value={current}
        change={setCurrent}
      />
      <PasswordField
        label={say({
          zh: `新密码（至少 ${limits.passwordCharactersMin} 位，不含工号）`,
          en: `New password (${limits.passwordCharactersMin} characters or more, without your number)`,
        })}
        complete="new-password"
        value={password}
        change={setPassword}
      />
      <PasswordField
        label={say({ zh: '再输一次新密码', en: 'New password once more' })}
        complete="new-password"
        value={again}
        change={setAgain}
      />
    </Sheet>
  )
}

const nothing: Words = { zh: '', en: '' }
const twice: Words = { zh: '两次输入的新密码不一样', en: 'The two new passwords differ' }

interface FieldProps {
  readonly label: string
  readonly complete: 'current-password' | 'new-password'
  readonly value: string
  readonly change: (value: string) => void
}

function PasswordField({ label, complete, value, change }: FieldProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="field-text"
        type="password"
        autoComplete={complete}
        value={value}
        required
        maxLength={limits.passwordCharactersMax}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  )
}
