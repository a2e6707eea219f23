import {
  clockText,
  deviceKindText,
  type HallInfo,
  type PairedDevice,
  readHallClock,
} from '@yihao/contract'
import { ask, dateWords, type Say, useSay } from '@yihao/screen-kit'
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { useStaff } from '../../session/session-context.tsx'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { placeWords } from './assignments.ts'
import './devices-page.css'
import { PairForm } from './pair-form.tsx'

/** Screens come and go by themselves; a look every few seconds is enough. */
const lookEveryMs = 5_000

export function DevicesPage() {
  const say = useSay()
  const { hall } = useStaff()
  const { message } = App.useApp()
  const devices = useAsked<readonly PairedDevice[]>('/api/devices', lookEveryMs)
  const revoke = async (device: PairedDevice) => {
    const answer = await ask('DELETE', `/api/devices/${device.deviceId}`)
    if (!answer.ok) void message.warning(say(answer.problem.words))
    devices.reload()
  }
  return (
    <Page
      title={say({ zh: '设备', en: 'Devices' })}
      lead={say({
        zh: '新设备会显示六位配对码；在这里输入并指定用途后即可使用。',
        en: 'A new device shows six digits: enter them here and say what it is for.',
      })}
      problem={devices.problem?.words}
    >
      <div className="devices">
        <section className="card">
          <h2 className="card-title">{say({ zh: '配对新设备', en: 'Pair a device' })}</h2>
          <PairForm onPaired={devices.reload} />
        </section>
        <Table
          rowKey="deviceId"
          columns={columns(say, hall, revoke)}
          dataSource={devices.value ?? []}
          loading={devices.asking && devices.value === undefined}
          pagination={(devices.value?.length ?? 0) > 50 ? { pageSize: 50 } : false}
          locale={{ emptyText: say({ zh: '还没有配对的设备', en: 'No devices yet' }) }}
        />
      </div>
    </Page>
  )
}

function columns(
  say: Say,
  hall: HallInfo | undefined,
  revoke: (device: PairedDevice) => Promise<void>,
): TableColumnsType<PairedDevice> {
  return [
    {
      title: say({ zh: '用途', en: 'Purpose' }),
      render: (_, { assignment, label }) => (
        <>
          {say(deviceKindText[assignment.kind])}·{say(placeWords(assignment, hall))}
          <span className="cell-small">{label}</span>
        </>
      ),
    },
    {
      title: say({ zh: '状态', en: 'State' }),
      width: 96,
      render: (_, { online }) =>
        online ? (
          <span className="good-word">{say({ zh: '在线', en: 'Online' })}</span>
        ) : (
          <span className="bad-word">{say({ zh: '离线', en: 'Offline' })}</span>
        ),
    },
    {
      title: say({ zh: '配对时间', en: 'Paired' }),
      width: 168,
      render: (_, { pairedAt }) => {
        const { businessDate, weekday } = readHallClock(pairedAt)
        return (
          <span className="tabular quiet">
            {say(dateWords(businessDate, weekday)).split(' ')[0]} {clockText(pairedAt)}
          </span>
        )
      },
    },
    {
      title: '',
      width: 96,
      align: 'right',
      render: (_, device) => (
        <Popconfirm
          title={say({ zh: '停用这台设备？', en: 'Revoke this device?' })}
          description={say({
            zh: '它会立刻停止显示，要用须重新配对。',
            en: 'It stops at once and must be paired again.',
          })}
          okText={say({ zh: '停用', en: 'Revoke' })}
          okButtonProps={{ danger: true }}
          onConfirm={() => revoke(device)}
        >
          <Button size="small" danger type="text">
            {say({ zh: '停用', en: 'Revoke' })}
          </Button>
        </Popconfirm>
      ),
    },
  ]
}
