import type { Language } from '@yihao/screen-kit'

export interface Preferences {
  readonly language: Language
  /** 长辈: large type and strong contrast. */
  readonly elder: boolean
}

const key = 'yihao.phone.preferences'

/** `?lang=en` and `?elder` of a QR code win over what this phone chose earlier. */
export function preferencesFrom(search: string, kept: string | null): Preferences {
  const wanted = new URLSearchParams(search)
  const before = parsed(kept)
  const language = wanted.get('lang') ?? before.language
  return {
    language: language === 'en' ? 'en' : 'zh',
    elder: wanted.has('elder') || before.elder === true,
  }
}

function parsed(kept: string | null): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(kept ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Some in-app browsers forbid storage; the page works the same without. */
export function keptPreferences(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences))
  } catch {
    // Nothing is lost but the convenience.
  }
}
