import type { WindowState } from '@yihao/contract'
import { useEffect } from 'react'
import { isTakenByControl, verbOfPress } from './keys.ts'
import type { Verb } from './verbs.ts'

/** The terminal's keys, for as long as no sheet is open. */
export function useKeys(state: WindowState, enabled: boolean, press: (verb: Verb) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const verb = verbOfPress(event, state)
      if (verb === undefined) return
      if (isTakenByControl(event, document.activeElement?.tagName)) return
      // Also while a sheet is open or the key is held: F12 must not open the browser's tools.
      event.preventDefault()
      if (enabled && !event.repeat) press(verb)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [state, enabled, press])
}
