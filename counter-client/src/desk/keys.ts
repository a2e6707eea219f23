import type { WindowState } from '@yihao/contract'
import type { Verb } from './verbs.ts'

/** The part of a `KeyboardEvent` that matters here. */
export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  /** The key is held down. */
  readonly repeat: boolean
}

/** Shown on the buttons. F8 to F4 are what halls' keypads and call programs have taught clerks. */
export const keyOfVerb: Partial<Record<Verb, string>> = {
  OpenWindow: '⇧F4',
  CallNext: 'F8',
  CallTicket: '⇧F8',
  RecallTicket: 'F9',
  RecordNoShow: 'F6',
  StartServing: 'Enter',
  FinishServing: 'F10',
  HoldTicket: 'F7',
  ResumeTicket: '⇧F7',
  TransferTicket: 'F3',
  AddServiceItem: 'F2',
  DropServiceItem: '⇧F2',
  ReturnForCorrection: '⇧F9',
  AbandonTicket: '⇧F6',
  CallForHelp: 'F1',
  PauseWindow: 'F4',
  ResumeWindow: 'F4',
  CloseWindow: '⇧F4',
  /** Says not ready where the clerk is. */
  SayReady: '⇧F3',
}

const verbOfKey: Readonly<Record<string, Verb>> = {
  ...Object.fromEntries(Object.entries(keyOfVerb).map(([verb, key]) => [key, verb as Verb])),
  F12: 'CallNext',
}

/** `⇧F8`, `F8`, `Enter`; with Ctrl, Alt or Meta a key belongs to the browser. */
export function chordOf(press: KeyPress): string | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined
  if (press.key === 'Enter') return press.shiftKey ? undefined : 'Enter'
  if (!/^F\d{1,2}$/.test(press.key)) return undefined
  return press.shiftKey ? `⇧${press.key}` : press.key
}

/** Two keys serve two verbs each: what the window is decides which. */
export function verbOfPress(press: KeyPress, state: WindowState): Verb | undefined {
  const chord = chordOf(press)
  if (chord === undefined) return undefined
  if (chord === 'F4') return state === 'paused' ? 'ResumeWindow' : 'PauseWindow'
  if (chord === '⇧F4') return state === 'closed' ? 'OpenWindow' : 'CloseWindow'
  return verbOfKey[chord]
}

/** Enter inside a field or on a button already means that field or button. */
export function isTakenByControl(press: KeyPress, focusedTag: string | undefined): boolean {
  if (press.key !== 'Enter') return false
  return ['BUTTON', 'A', 'INPUT', 'SELECT', 'TEXTAREA', 'SUMMARY'].includes(focusedTag ?? '')
}
