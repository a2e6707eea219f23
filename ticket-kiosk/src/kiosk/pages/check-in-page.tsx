import type { TakenReply } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { type FormEvent, useMemo, useState } from 'react'
import { useTake } from '../data/use-take.ts'
import { bookingNumberOf } from '../flow/booking-number.ts'
import { Digits } from '../parts/digits.tsx'
import type { KioskHall } from '../parts/face.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/kiosk-words.ts'

interface CheckInPageProps {
  readonly hall: KioskHall
  readonly lost: boolean
  readonly taken: (reply: TakenReply) => void
}

/** The visitor has just asked for this field; a scanner may type at once. */
const focus = (field: HTMLInputElement | null) => field?.focus()

/** 预约取号: the booking's number and nothing else; what it is for was said when it was booked. */
export function CheckInPage({ hall, lost, taken }: CheckInPageProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const { kioskId, deviceToken } = hall
  const options = useMemo(
    () => ({
      path: '/api/appointments/check-in',
      request: { appointmentId: typed },
      kioskId,
      deviceToken,
      taken,
    }),
    [typed, kioskId, deviceToken, taken],
  )
  const [taking, take] = useTake(options)
  const asking = taking.step === 'asking'
  const type = (text: string) => setTyped(bookingNumberOf(text))
  const ready = typed !== '' && !asking && !lost
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) take()
  }
  return (
    <main className="check-in">
      <h2 className="page-title">{say(words.checkIn)}</h2>
      <p className="check-in-hint">{say(words.checkInHint)}</p>
      <form onSubmit={submit}>
        <label className="search-field">
          <Icon name="calendar" />
          <input
            ref={focus}
            inputMode="none"
            autoComplete="off"
            className="tabular"
            value={typed}
            disabled={asking}
            placeholder={say(words.bookingNumber)}
            onChange={(event) => type(event.target.value)}
          />
        </label>
      </form>
      {taking.step === 'refused' && (
        <p className="check-in-no" role="alert">
          <Icon name="warning" />
          {say(taking.problem.words)}
        </p>
      )}
      {taking.step === 'no-answer' && (
        <p className="check-in-no" role="alert">
          <Icon name="no-line" />
          {say(words.noAnswer)}
        </p>
      )}
      <Digits
        press={(digit) => type(typed + digit)}
        erase={() => type(typed.slice(0, -1))}
        clear={() => type('')}
        empty={typed === '' || asking}
      />
      <button
        type="button"
        className="button button-primary confirm-take"
        disabled={!ready}
        onClick={take}
      >
        {say(asking ? words.takingNow : taking.step === 'no-answer' ? words.again : words.take)}
      </button>
      {asking && <div className="veil veil-clear" />}
    </main>
  )
}
