import type { TicketView } from '@yihao/contract'
import { LanguageContext } from '@yihao/screen-kit'
import { useContext, useEffect, useState } from 'react'
import { callKey, pageTitle, vibration } from './call-alert.ts'

/** A call shakes the phone once a call and keeps the tab's title changing until it is answered. */
export function useCallAlert(view: TicketView | undefined): void {
  const language = useContext(LanguageContext)
  const key = callKey(view)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (key === undefined) return undefined
    // iPhones have no vibration, and others allow it only on a page that was touched once.
    if ('vibrate' in navigator) navigator.vibrate([...vibration])
    const timer = setInterval(() => setTurn((before) => before + 1), 1_000)
    return () => {
      clearInterval(timer)
      setTurn(0)
    }
  }, [key])
  useEffect(() => {
    document.title = pageTitle(view, turn, language)
  }, [view, turn, language])
}
