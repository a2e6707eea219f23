import { describe, expect, test } from 'vitest'
import { isTakenByControl, type KeyPress, keyOfVerb, verbOfPress } from './keys.ts'

const press = (key: string, with_: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...with_,
})

describe('keys of the terminal', () => {
  test.each([
    ['F8', 'CallNext'],
    ['F12', 'CallNext'],
    ['F9', 'RecallTicket'],
    ['F10', 'FinishServing'],
    ['F6', 'RecordNoShow'],
    ['F7', 'HoldTicket'],
    ['F3', 'TransferTicket'],
    ['F1', 'CallForHelp'],
    ['Enter', 'StartServing'],
  ])('%s means %s at an open window', (key, verb) => {
    expect(verbOfPress(press(key), 'open')).toBe(verb)
  })

  test('F4 pauses an open window and resumes a paused one', () => {
    expect(verbOfPress(press('F4'), 'open')).toBe('PauseWindow')
    expect(verbOfPress(press('F4'), 'paused')).toBe('ResumeWindow')
  })

  test('Shift and F4 opens a closed window and closes the others', () => {
    expect(verbOfPress(press('F4', { shiftKey: true }), 'closed')).toBe('OpenWindow')
    expect(verbOfPress(press('F4', { shiftKey: true }), 'paused')).toBe('CloseWindow')
  })

  test('Shift makes another verb of a key', () => {
    expect(verbOfPress(press('F8', { shiftKey: true }), 'open')).toBe('CallTicket')
    expect(verbOfPress(press('F9', { shiftKey: true }), 'open')).toBe('ReturnForCorrection')
  })

  test('combinations with Ctrl, Alt or Meta and letters are left to the browser', () => {
    expect(verbOfPress(press('F8', { ctrlKey: true }), 'open')).toBeUndefined()
    expect(verbOfPress(press('F4', { altKey: true }), 'open')).toBeUndefined()
    expect(verbOfPress(press('F8', { metaKey: true }), 'open')).toBeUndefined()
    expect(verbOfPress(press('a'), 'open')).toBeUndefined()
    expect(verbOfPress(press('F5'), 'open')).toBeUndefined()
  })

  test('no two verbs share a key but the two pairs', () => {
    const keys = Object.values(keyOfVerb)
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
    expect(twice.sort()).toEqual(['F4', '⇧F4'])
  })

  test('Enter on a button or in a field stays with it, function keys do not', () => {
    expect(isTakenByControl(press('Enter'), 'BUTTON')).toBe(true)
    expect(isTakenByControl(press('Enter'), 'INPUT')).toBe(true)
    expect(isTakenByControl(press('Enter'), 'BODY')).toBe(false)
    expect(isTakenByControl(press('F8'), 'INPUT')).toBe(false)
  })
})
