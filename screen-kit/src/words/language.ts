import type { Words } from '@yihao/contract'
import { createContext, useContext } from 'react'

export type Language = 'zh' | 'en'

/** `?lang=en` in the address wins; Chinese otherwise. */
export function languageOfAddress(): Language {
  return new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh'
}

export const LanguageContext = createContext<Language>('zh')

export type Say = (words: { readonly zh: string; readonly en: string }) => string

/** Picks the words of the current language. */
export function useSay(): Say {
  const language = useContext(LanguageContext)
  return (words) => words[language]
}

export const fill = (words: Words, values: Readonly<Record<string, string | number>>): Words => ({
  zh: fillText(words.zh, values),
  en: fillText(words.en, values),
})

/** `{ahead}` in the text becomes the value of that name. */
function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
