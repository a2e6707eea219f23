import { type BookingList, type BusinessDate, businessDateAt } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Input } from 'antd'
import { useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import './bookings-page.css'
import { BookingsTable } from './bookings-table.tsx'
import { AgentsCard, RefusedCard } from './side-cards.tsx'

const lookEveryMs = 10_000

/** 今日预约: who comes when, who did not, and the right to book given back. */
export function BookingsPage() {
  const say = useSay()
  const { hall } = useStaff()
  const today = hall === undefined ? undefined : businessDateAt(hall.at)
  const [chosen, setChosen] = useState<BusinessDate>()
  const date = chosen ?? today
  const path = date === undefined ? undefined : `/api/appointments?date=${date}`
  const list = useAsked<BookingList>(path, lookEveryMs)
  return (
    <Page
      title={say({ zh: '预约', en: 'Bookings' })}
      lead={say({
        zh: '预约的群众到厅直接签到取号，不用再选事项；多次未到被暂停预约的，可在这里恢复。',
        en: 'Who booked checks in without choosing again; a right to book that was lost is given back here.',
      })}
      tools={
        <Input
          type="date"
          className="bookings-date tabular"
          aria-label={say({ zh: '日期', en: 'Date' })}
          value={date ?? ''}
          onChange={(event) => setChosen((event.target.value || undefined) as BusinessDate)}
        />
      }
      problem={list.problem?.words}
    >
      <div className="bookings">
        <BookingsTable list={list.value} asking={list.asking} reload={list.reload} />
        <div className="bookings-side">
          <AgentsCard agents={list.value?.agents ?? []} />
          <RefusedCard refused={list.value?.refusedTakes ?? []} />
        </div>
      </div>
    </Page>
  )
}
