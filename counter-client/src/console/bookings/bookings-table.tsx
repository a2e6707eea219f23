import { type BookingList, businessDateAt, clockText, type HallCommand } from '@yihao/contract'
import { newCommandId, type Say, useSay } from '@yihao/screen-kit'
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { runCommand } from '../run-command.ts'
import { bookingStateText } from './booking-words.ts'
import { LiftButton } from './lift-button.tsx'

type Booking = BookingList['bookings'][number]
type Run = (command: HallCommand, done: string) => Promise<void>

interface BookingsTableProps {
  readonly list: BookingList | undefined
  readonly asking: boolean
  readonly reload: () => void
}

export function BookingsTable({ list, asking, reload }: BookingsTableProps) {
  const say = useSay()
  const { message } = App.useApp()
  const run: Run = async (command, done) => {
    const answer = await runCommand(newCommandId(), command)
    if (answer.ok) void message.success(done)
    else void message.warning(say(answer.words))
    reload()
  }
  return (
    <Table
      rowKey="appointmentId"
      columns={columns(say, run, list?.liftReasons ?? [])}
      dataSource={list?.bookings ?? []}
      loading={asking && list === undefined}
      pagination={(list?.bookings.length ?? 0) > 50 ? { pageSize: 50 } : false}
      locale={{ emptyText: say({ zh: '这一天没有预约', en: 'No bookings on this day' }) }}
    />
  )
}

function columns(
  say: Say,
  run: Run,
  liftReasons: BookingList['liftReasons'],
): TableColumnsType<Booking> {
  return [
    {
      title: say({ zh: '时段', en: 'Slot' }),
      width: 152,
      render: (_, { slotFrom, slotTo }) => (
        <span className="tabular">
          {clockText(slotFrom)}–{clockText(slotTo)}
        </span>
      ),
    },
    {
      title: say({ zh: '预约编号', en: 'Number' }),
      width: 168,
      render: (_, { appointmentId }) => <span className="tabular">{appointmentId}</span>,
    },
    { title: say({ zh: '事项', en: 'For' }), dataIndex: 'errand' },
    {
      title: say({ zh: '状态', en: 'State' }),
      width: 152,
      render: (_, { state, late, lockedUntil }) => (
        <>
          <span className={state === 'missed' ? 'bookings-missed' : ''}>
            {say(late ? bookingStateText.late : bookingStateText[state])}
          </span>
          {lockedUntil !== undefined && (
            <span className="cell-small">
              {say({
                zh: `暂停预约至 ${businessDateAt(lockedUntil)}`,
                en: `no booking until ${businessDateAt(lockedUntil)}`,
              })}
            </span>
          )}
        </>
      ),
    },
    {
      width: 232,
      render: (_, booking) => <Verbs {...{ booking, run, liftReasons }} />,
    },
  ]
}

interface VerbsProps {
  readonly booking: Booking
  readonly run: Run
  readonly liftReasons: BookingList['liftReasons']
}

function Verbs({ booking, run, liftReasons }: VerbsProps) {
  const say = useSay()
  const { appointmentId, state, lockedUntil } = booking
  const data = { appointmentId }
  if (state === 'booked') {
    return (
      <span className="bookings-verbs">
        <Button
          type="primary"
          onClick={() =>
            void run(
              { type: 'CheckInAppointment', data },
              say({ zh: '已签到取号', en: 'Checked in' }),
            )
          }
        >
          {say({ zh: '签到取号', en: 'Check in' })}
        </Button>
        <Popconfirm
          title={say({ zh: '取消这个预约？', en: 'Cancel this booking?' })}
          okText={say({ zh: '取消预约', en: 'Cancel it' })}
          cancelText={say({ zh: '不取消', en: 'Keep it' })}
          okButtonProps={{ danger: true }}
          onConfirm={() =>
            run({ type: 'CancelAppointment', data }, say({ zh: '已取消', en: 'Cancelled' }))
          }
        >
          <Button>{say({ zh: '取消', en: 'Cancel' })}</Button>
        </Popconfirm>
      </span>
    )
  }
  if (lockedUntil === undefined) return null
  return (
    <LiftButton
      reasons={liftReasons}
      lift={(reasonCode) =>
        run(
          { type: 'LiftBookingLock', data: { appointmentId, reasonCode } },
          say({ zh: '已恢复预约', en: 'May book again' }),
        )
      }
    />
  )
}
