import { type Person, roleText } from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Button, Input, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { can } from '../../session/landing.ts'
import { useSession } from '../../session/session-context.tsx'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { AddPerson } from './add-person.tsx'
import { PersonDrawer } from './person-drawer.tsx'

export function PeoplePage() {
  const say = useSay()
  const mayManage = can(useSession(), 'manage-people')
  const people = useAsked<readonly Person[]>('/api/people')
  const [wanted, setWanted] = useState('')
  const [opened, setOpened] = useState<string>()
  const [adding, setAdding] = useState(false)
  const found = (people.value ?? []).filter(({ displayName, staffNumber }) =>
    `${displayName} ${staffNumber}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <Page
      title={say({ zh: '人员', en: 'People' })}
      lead={say({
        zh: '谁能做什么由角色决定；系统管理员、安全管理员、审计员须由不同的人担任。',
        en: 'Roles decide who may do what; administrator, security administrator and auditor are three people.',
      })}
      problem={people.problem?.words}
      tools={
        <>
          <Input.Search
            allowClear
            placeholder={say({ zh: '姓名或工号', en: 'Name or number' })}
            onChange={(event) => setWanted(event.target.value)}
          />
          {mayManage && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {say({ zh: '添加人员', en: 'Add a person' })}
            </Button>
          )}
        </>
      }
    >
      <Table
        rowKey="personId"
        columns={columns(say, mayManage, setOpened)}
        dataSource={found}
        loading={people.asking && people.value === undefined}
        pagination={found.length > 50 ? { pageSize: 50 } : false}
      />
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={people.reload} />}
      <PersonDrawer
        person={people.value?.find(({ personId }) => personId === opened)}
        onClose={() => setOpened(undefined)}
        onChanged={people.reload}
      />
    </Page>
  )
}

function columns(
  say: Say,
  mayManage: boolean,
  open: (personId: string) => void,
): TableColumnsType<Person> {
  return [
    { title: say({ zh: '姓名', en: 'Name' }), dataIndex: 'displayName', width: 160 },
    {
      title: say({ zh: '工号', en: 'Staff number' }),
      dataIndex: 'staffNumber',
      width: 160,
      className: 'tabular',
    },
    {
      title: say({ zh: '角色', en: 'Roles' }),
      render: (_, { roles }) =>
        roles.length === 0 ? (
          <span className="quiet">{say({ zh: '没有角色，不能登录办事', en: 'None' })}</span>
        ) : (
          <span className="role-tags">
            {roles.map((role) => (
              <Tag key={role}>{say(roleText[role])}</Tag>
            ))}
          </span>
        ),
    },
    {
      title: say({ zh: '状态', en: 'State' }),
      width: 120,
      render: (_, { locked }) =>
        locked ? (
          <span className="bad-word">{say({ zh: '已锁定', en: 'Locked' })}</span>
        ) : (
          <span className="quiet">{say({ zh: '正常', en: 'Normal' })}</span>
        ),
    },
    ...(mayManage
      ? [
          {
            title: '',
            width: 96,
            align: 'right' as const,
            render: (_: unknown, { personId }: Person) => (
              <Button size="small" onClick={() => open(personId)}>
                {say({ zh: '管理', en: 'Manage' })}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
