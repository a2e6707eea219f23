import { type DemoInfo, type HallInfo, roleText } from '@yihao/contract'
import { ask, useSay } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'

type DemoPerson = DemoInfo['people'][number]

/** Only a demonstration answers this; a real hall has no list of passwords. */
export function useDemoPeople(): readonly DemoPerson[] {
  const [people, setPeople] = useState<readonly DemoPerson[]>([])
  useEffect(() => {
    let stopped = false
    void ask<DemoInfo>('GET', '/api/demo').then((answer) => {
      if (answer.ok && !stopped) setPeople(answer.value.people)
    })
    return () => {
      stopped = true
    }
  }, [])
  return people
}

interface DemoPeopleProps {
  readonly people: readonly DemoPerson[]
  readonly hall: HallInfo | undefined
  readonly choose: (person: DemoPerson) => void
}

export function DemoPeople({ people, hall, choose }: DemoPeopleProps) {
  const say = useSay()
  const numberOf = (person: DemoPerson) =>
    hall?.windows.find(({ windowId }) => windowId === person.windowId)?.windowNumber
  return (
    <section className="demo-people">
      <h2 className="demo-title">{say({ zh: '演示人员', en: 'Demo people' })}</h2>
      <p className="demo-hint">
        {say({ zh: '点一下填入，再点登录。', en: 'Choose one, then sign in.' })}
      </p>
      <ul className="demo-list">
        {people.map((person) => (
          <li key={person.staffNumber}>
            <button type="button" className="demo-person" onClick={() => choose(person)}>
              <span className="demo-name">{person.displayName}</span>
              <span className="demo-role">
                {person.roles.map((role) => say(roleText[role])).join('、')}
                {numberOf(person) !== undefined &&
                  say({ zh: `·${numberOf(person)} 号窗口`, en: ` · window ${numberOf(person)}` })}
              </span>
              <span className="demo-number tabular">{person.staffNumber}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
