import type { TicketView } from '@yihao/contract'
import { LanguageContext } from '@yihao/screen-kit'
import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { callKey, pageTitle } from './call-alert.ts'
import { openReminder, type Reminder, vibrate } from './reminder.ts'
import { isOver } from './situation.ts'

export interface CallAlert {
  readonly isOn: boolean
  readonly toggle: () => void
}

/** A call shakes and rings once a call, and keeps the tab's title changing until it is answered. */
export function useCallAlert(view: TicketView | undefined): CallAlert {
  const language = useContext(LanguageContext)
  const key = callKey(view)
  const [turn, setTurn] = useState(0)
  const reminder = useRef<Reminder>(undefined)
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    if (key === undefined) return undefined
    vibrate()
    reminder.current?.ring()
    const timer = setInterval(() => setTurn((before) => before + 1), 1_000)
    return () => {
      clearInterval(timer)
      setTurn(0)
    }
  }, [key])
  useEffect(() => {
    document.title = pageTitle(view, turn, language)
  }, [view, turn, language])
  const switchOff = useCallback(() => {
    reminder.current?.close()
    reminder.current = undefined
    setOn(false)
  }, [])
  useEffect(() => switchOff, [switchOff])
  const hasEnded = view !== undefined && isOver(view)
  useEffect(() => {
    if (hasEnded) switchOff()
  }, [hasEnded, switchOff])
  const switchOn = () => {
    reminder.current = openReminder()
    // Hearing it once is how to know that the phone is not muted.
    reminder.current.ring()
    setOn(true)
  }
  return { isOn, toggle: isOn ? switchOff : switchOn }
}
