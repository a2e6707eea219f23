import type { QueueId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { atHome, type Flow, type FlowStep, sideOfFlow, walk } from './flow.ts'
import { anItem } from './picks.testkit.ts'

const walked = (...steps: readonly FlowStep[]): Flow => steps.reduce(walk, atHome)

const search: FlowStep = { type: 'shelf', shelf: { kind: 'search', typed: 'sfz' } }
const personal = anItem('1', 'natural')
const company = anItem('2', 'legal')
const both = anItem('3', 'both')

describe('the way through the kiosk', () => {
  test('from the first tile to the confirm card', () => {
    const flow = walked(
      { type: 'side', side: 'legal' },
      { type: 'add', pick: company },
      {
        type: 'confirm',
      },
    )
    expect(flow).toMatchObject({ step: 'confirm', said: 'legal', queueId: undefined })
  })

  test('a booking is checked in without choosing, and back leads home', () => {
    const flow = walked({ type: 'add', pick: personal }, { type: 'check-in' })
    expect(flow).toMatchObject({ step: 'check-in', basket: [] })
    expect(walk(flow, { type: 'back' })).toEqual(atHome)
  })

  test('nothing chosen, nothing to confirm', () => {
    expect(walked({ type: 'side', side: 'natural' }, { type: 'confirm' }).step).toBe('pick')
  })

  test('a pick for companies makes it a company’s number, whatever was said first', () => {
    const flow = walked({ type: 'side', side: 'natural' }, search, { type: 'add', pick: company })
    expect(sideOfFlow(flow)).toBe('legal')
  })

  test('an often used item on the first page goes straight into the basket', () => {
    const flow = walked({ type: 'add', pick: both })
    expect(flow).toMatchObject({ step: 'pick', basket: [both] })
  })

  test('a pick for the other side is told about and not taken', () => {
    const flow = walked({ type: 'add', pick: personal }, { type: 'add', pick: company })
    expect(flow).toMatchObject({ basket: [personal], notice: 'other-side' })
    expect(walk(flow, { type: 'remove', pick: personal }).notice).toBeUndefined()
  })

  test('the side cannot be changed against the basket', () => {
    const flow = walked({ type: 'add', pick: personal }, { type: 'side', side: 'legal' })
    expect(flow).toMatchObject({ said: 'natural', notice: 'other-side' })
  })

  test('for things of both sides the confirm card asks for whom', () => {
    const flow = walked(
      { type: 'add', pick: both },
      { type: 'confirm' },
      {
        type: 'side',
        side: 'legal',
      },
    )
    expect(flow).toMatchObject({ step: 'confirm', said: 'legal' })
  })

  test('consultation needs no item and leaves none in the basket', () => {
    const queueId = 'Z' as QueueId
    const flow = walked({ type: 'queue', queueId })
    expect(flow).toMatchObject({ step: 'confirm', queueId, basket: [] })
    expect(walk(flow, { type: 'back' })).toEqual(atHome)
  })

  test('back goes one page, and the basket stays', () => {
    const onCard = walked(search, { type: 'add', pick: personal }, { type: 'confirm' })
    const searching = walk(onCard, { type: 'back' })
    expect(searching).toMatchObject({ step: 'pick', shelf: { kind: 'search' } })
    const themes = walk(searching, { type: 'back' })
    expect(themes).toMatchObject({ shelf: { kind: 'themes' }, basket: [personal] })
    expect(walk(themes, { type: 'back' })).toEqual(atHome)
  })

  test('taking the last thing off the card leads back to choosing', () => {
    const onCard = walked({ type: 'add', pick: personal }, { type: 'confirm' })
    expect(walk(onCard, { type: 'remove', pick: personal }).step).toBe('pick')
  })

  test('home forgets the visitor before', () => {
    expect(walked({ type: 'add', pick: personal }, { type: 'home' })).toEqual(atHome)
  })
})
