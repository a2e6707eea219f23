import type { CommandId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { OneTake } from './one-take.ts'

function aTake(): OneTake {
  let made = 0
  return new OneTake(() => {
    made += 1
    return `c${made}` as CommandId
  })
}

describe('taking one number', () => {
  test('a double tap sends once', () => {
    const take = aTake()
    expect(take.press()).toBe('c1')
    expect(take.press()).toBeUndefined()
  })

  test('nothing is sent after the number was taken', () => {
    const take = aTake()
    take.press()
    take.settle('taken')
    expect(take.press()).toBeUndefined()
  })

  test('without an answer the same id is sent again', () => {
    const take = aTake()
    take.press()
    take.settle('no-answer')
    expect(take.press()).toBe('c1')
  })

  test('after a refusal a press is a new one', () => {
    const take = aTake()
    take.press()
    take.settle('refused')
    expect(take.press()).toBe('c2')
  })

  test('an answer that nobody waits for changes nothing', () => {
    const take = aTake()
    take.settle('taken')
    expect(take.press()).toBe('c1')
  })
})
