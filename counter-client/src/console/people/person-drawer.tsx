import {
  appointedOutsideRoles,
  limits,
  type Person,
  type Role,
  roleSchema,
  roleText,
  type Words,
} from '@yihao/contract'
import { ask, newCommandId, useSay } from '@yihao/screen-kit'
import { Alert, App, Button, Drawer, Input, Switch } from 'antd'
import { useEffect, useState } from 'react'
import './person-drawer.css'

interface DrawerProps {
  readonly person: Person | undefined
  readonly onClose: () => void
  readonly onChanged: () => void
}

export function PersonDrawer({ person, onClose, onChanged }: DrawerProps) {
  const say = useSay()
  const [problem, setProblem] = useState<Words>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person begins without a problem
  useEffect(() => setProblem(undefined), [person?.personId])
  return (
    <Drawer
      open={person !== undefined}
      size={480}
      title={person && `${person.displayName}·${person.staffNumber}`}
      onClose={onClose}
      destroyOnHidden
    >
      {person !== undefined && (
        <>
          {problem && <Alert className="page-problem" type="error" showIcon title={say(problem)} />}
          <Roles person={person} onChanged={onChanged} setProblem={setProblem} />
          <Password person={person} onChanged={onChanged} setProblem={setProblem} />
        </>
      )}
    </Drawer>
  )
}

interface PartProps {
  readonly person: Person
  readonly onChanged: () => void
  readonly setProblem: (problem: Words | undefined) => void
}

function Roles({ person, onChanged, setProblem }: PartProps) {
  const say = useSay()
  const [changing, setChanging] = useState<Role>()
  const change = async (role: Role, held: boolean) => {
    setChanging(role)
    const body = { commandId: newCommandId(), role, change: held ? 'revoke' : 'grant' }
    const answer = await ask('POST', `/api/people/${person.personId}/roles`, { body })
    setChanging(undefined)
    setProblem(answer.ok ? undefined : answer.problem.words)
    onChanged()
  }
  return (
    <section>
      <h3 className="card-title">{say({ zh: '角色', en: 'Roles' })}</h3>
      <ul className="role-list">
        {roleSchema.options.map((role) => {
          const held = person.roles.includes(role)
          const outside = appointedOutsideRoles.includes(role)
          return (
            <li key={role} className="role-row">
              <span>
                {say(roleText[role])}
                {outside && (
                  <span className="cell-small">
                    {say({ zh: '由市级任命', en: 'Appointed by the city' })}
                  </span>
                )}
              </span>
              <Switch
                checked={held}
                disabled={outside}
                loading={changing === role}
                aria-label={say(roleText[role])}
                onChange={() => void change(role, held)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Password({ person, onChanged, setProblem }: PartProps) {
  const say = useSay()
  const { message } = App.useApp()
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const reset = async () => {
    setPending(true)
    const path = `/api/people/${person.personId}/password`
    const answer = await ask('PUT', path, { body: { password } })
    setPending(false)
    setProblem(answer.ok ? undefined : answer.problem.words)
    if (!answer.ok) return
    setPassword('')
    void message.success(say({ zh: '密码已重设，请当面告诉本人', en: 'Password was reset' }))
    onChanged()
  }
  return (
    <section className="password-part">
      <h3 className="card-title">{say({ zh: '重设密码', en: 'Reset password' })}</h3>
      <p className="quiet">
        {say({
          zh: '同时解除锁定，并让此人在所有电脑上重新登录。',
          en: 'Also unlocks the person and signs them out everywhere.',
        })}
      </p>
      <div className="password-row">
        <Input.Password
          value={password}
          autoComplete="new-password"
          aria-label={say({ zh: '新密码', en: 'New password' })}
          placeholder={say({
            zh: `新密码，至少 ${limits.passwordCharactersMin} 位`,
            en: `At least ${limits.passwordCharactersMin} characters`,
          })}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button
          type="primary"
          loading={pending}
          disabled={password.length < limits.passwordCharactersMin}
          onClick={() => void reset()}
        >
          {say({ zh: '重设', en: 'Reset' })}
        </Button>
      </div>
    </section>
  )
}
