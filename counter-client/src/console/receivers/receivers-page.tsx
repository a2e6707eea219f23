import type { Receiver, ReceiverList, Words } from '@yihao/contract'
import { ask, newCommandId, type Say, useSay } from '@yihao/screen-kit'
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { momentText } from '../cases/case-words.ts'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { AddReceiver } from './add-receiver.tsx'
import { ReplayReceiver } from './replay-receiver.tsx'

const lookEveryMs = 3_000

/** 数据推送: who gets the feed, how far each is, and what went wrong last. */
export function ReceiversPage() {
  const say = useSay()
  const { message } = App.useApp()
  const list = useAsked<ReceiverList>('/api/receivers', lookEveryMs)
  const [adding, setAdding] = useState(false)
  const [replaying, setReplaying] = useState<Receiver>()
  const none = list.value?.hosts.length === 0
  const change = async (method: 'POST' | 'DELETE', path: string, body?: object) => {
    const answer = await ask(method, `/api/receivers/${path}`, body === undefined ? {} : { body })
    if (!answer.ok) void message.error(say(answer.problem.words))
    list.reload()
  }
  return (
    <Page
      title={say({ zh: '数据推送', en: 'Receivers' })}
      lead={say({
        zh: '预警、案件和数据按顺序推送给上级监测平台；对方没有确认的会一直重试，不会丢。',
        en: 'Alarms, cases and figures are sent in order, again and again until they are acknowledged.',
      })}
      problem={list.problem?.words ?? (none ? noHosts : undefined)}
      tools={
        <Button type="primary" disabled={none} onClick={() => setAdding(true)}>
          {say({ zh: '增加接收方', en: 'Add a receiver' })}
        </Button>
      }
    >
      <Table
        rowKey="receiverId"
        columns={columns(say, {
          replay: setReplaying,
          pause: ({ receiverId, state }) =>
            void change('POST', `${receiverId}/state`, {
              commandId: newCommandId(),
              paused: state !== 'paused',
            }),
          remove: ({ receiverId }) => void change('DELETE', receiverId),
        })}
        dataSource={[...(list.value?.receivers ?? [])]}
        loading={list.asking && list.value === undefined}
        locale={{ emptyText: say({ zh: '还没有接收方', en: 'No receivers yet' }) }}
        pagination={false}
      />
      {adding && <AddReceiver onClose={() => setAdding(false)} onDone={list.reload} />}
      {replaying && (
        <ReplayReceiver
          receiver={replaying}
          onClose={() => setReplaying(undefined)}
          onDone={list.reload}
        />
      )}
    </Page>
  )
}

const noHosts: Words = {
  zh: '运维还没有设置允许推送的地址（WEBHOOK_HOSTS），设置后才能增加接收方。',
  en: 'The operator has not named any allowed hosts (WEBHOOK_HOSTS), so none can be added.',
}

const stateText: Record<Receiver['state'], Words> = {
  'up-to-date': { zh: '已送达最新', en: 'Up to date' },
  sending: { zh: '正在推送', en: 'Sending' },
  failing: { zh: '推送失败，重试中', en: 'Failing, tried again' },
  paused: { zh: '已暂停', en: 'Paused' },
}

const whyText: Record<NonNullable<Receiver['lastError']>['why'], Words> = {
  status: { zh: '对方应答', en: 'Answered' },
  'timed-out': { zh: '超时', en: 'Timed out' },
  unreachable: { zh: '连不上', en: 'Unreachable' },
  redirected: { zh: '对方转向，不跟随', en: 'Redirects, not followed' },
  'inner-address': { zh: '地址不允许', en: 'Address not allowed' },
}

interface Verbs {
  readonly replay: (receiver: Receiver) => void
  readonly pause: (receiver: Receiver) => void
  readonly remove: (receiver: Receiver) => void
}

function columns(say: Say, verbs: Verbs): TableColumnsType<Receiver> {
  return [
    {
      title: say({ zh: '接收方', en: 'Receiver' }),
      render: (_, { name, url }) => (
        <>
          <b>{name}</b>
          <span className="cell-small">{url}</span>
        </>
      ),
    },
    {
      title: say({ zh: '状态', en: 'State' }),
      width: 152,
      render: (_, { state }) => <span className={wordClass[state]}>{say(stateText[state])}</span>,
    },
    {
      title: say({ zh: '积压', en: 'Waiting' }),
      width: 88,
      align: 'right',
      className: 'tabular',
      render: (_, { lag }) => say({ zh: `${lag} 条`, en: `${lag}` }),
    },
    {
      title: say({ zh: '最近送达', en: 'Last taken' }),
      width: 128,
      className: 'tabular',
      render: (_, { lastOkAt }) => (lastOkAt === undefined ? '—' : momentText(lastOkAt)),
    },
    {
      title: say({ zh: '最近错误', en: 'Last error' }),
      width: 200,
      render: (_, { lastError, failures }) =>
        lastError === undefined ? (
          <span className="quiet">—</span>
        ) : (
          <>
            {say(whyText[lastError.why])} {lastError.detail}
            <span className="cell-small tabular">
              {momentText(lastError.at)}
              {failures > 0 && say({ zh: `，连续 ${failures} 次`, en: `, ${failures} in a row` })}
            </span>
          </>
        ),
    },
    {
      title: '',
      width: 264,
      align: 'right',
      render: (_, receiver) => (
        <span className="receiver-verbs">
          <Button onClick={() => verbs.replay(receiver)}>
            {say({ zh: '补发…', en: 'Replay …' })}
          </Button>
          <Button onClick={() => verbs.pause(receiver)}>
            {receiver.state === 'paused'
              ? say({ zh: '继续', en: 'Go on' })
              : say({ zh: '暂停', en: 'Pause' })}
          </Button>
          <Popconfirm
            title={say({ zh: '删除后不再推送', en: 'Nothing more is sent there' })}
            onConfirm={() => verbs.remove(receiver)}
          >
            <Button danger>{say({ zh: '删除', en: 'Remove' })}</Button>
          </Popconfirm>
        </span>
      ),
    },
  ]
}

const wordClass: Record<Receiver['state'], string> = {
  'up-to-date': 'good-word',
  sending: '',
  failing: 'bad-word',
  paused: 'quiet',
}
