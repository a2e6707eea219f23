import type { WallView } from '@yihao/contract'
import { expect, test } from 'vitest'
import { curvePath, niceTop } from './curve-path.ts'
import { waitTone } from './totals.tsx'
import { tileState } from './window-tiles.tsx'

const plot = { left: 0, right: 100, top: 0, bottom: 50 }
const tile = (part: Partial<WallView['windows'][number]>) =>
  ({ state: 'open', ...part }) as WallView['windows'][number]

test('the curve runs from edge to edge and holds its highest value', () => {
  expect(curvePath([0, 10, 5], 10, plot)).toBe('M0 50L50 0L100 25')
  expect(curvePath([], 5, plot)).toBe('M0 50')
  expect([niceTop([]), niceTop([6]), niceTop([21]), niceTop([999])]).toEqual([5, 10, 50, 1_000])
})

test('a window that pauses with a visitor still shows the visitor', () => {
  expect(tileState(tile({ state: 'paused', ticketStatus: 'serving' }))).toBe('serving')
  expect(tileState(tile({ state: 'paused' }))).toBe('paused')
  expect(tileState(tile({}))).toBe('free')
  expect(tileState(tile({ state: 'closed' }))).toBe('closed')
})

test('waits are marked from twenty and from thirty minutes on', () => {
  expect([19, 20, 29, 30].map((minutes) => waitTone(minutes * 60_000))).toEqual([
    undefined,
    'wait',
    'wait',
    'bad',
  ])
})
