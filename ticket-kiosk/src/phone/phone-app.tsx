import { type Language, LanguageContext } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'
import { GonePage } from './gone-page.tsx'
import { linkOfAddress } from './link-of-address.ts'
import './phone.css'
import {
  keepPreferences,
  keptPreferences,
  type Preferences,
  preferencesFrom,
} from './preferences.ts'
import { TicketPage } from './ticket-page.tsx'
import { Tools } from './tools.tsx'

/** 我的号: the visitor's own page, opened from the paper ticket's code. */
export function PhoneApp() {
  const [preferences, setPreferences] = useState(() =>
    preferencesFrom(location.search, keptPreferences()),
  )
  useEffect(() => {
    const page = document.documentElement
    page.lang = preferences.language === 'zh' ? 'zh-CN' : 'en'
    page.dataset.elder = String(preferences.elder)
  }, [preferences])
  const prefer = (change: Partial<Preferences>) => {
    const chosen = { ...preferences, ...change }
    setPreferences(chosen)
    keepPreferences(chosen)
  }
  const ticketLink = linkOfAddress(location.pathname)
  const tools = <Tools preferences={preferences} prefer={prefer} />
  const language: Language = preferences.language
  return (
    <LanguageContext value={language}>
      {ticketLink === undefined ? (
        <GonePage tools={tools} />
      ) : (
        <TicketPage ticketLink={ticketLink} tools={tools} />
      )}
    </LanguageContext>
  )
}
