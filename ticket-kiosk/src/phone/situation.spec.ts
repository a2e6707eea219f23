import { ticketStatusSchema } from '@yihao/contract'
import { expect, test } from 'vitest'
import { restNote, situationOf } from './situation.ts'
import { morningMs, ticketAt, ticketView } from './ticket-view.testkit.ts'

test('the place in line is said in whole sentences, the last places in their own', () => {
  expect(situationOf(ticketView()).lead.zh).toBe('前面还有 4 人')
  expect(situationOf(ticketView()).todo.zh).toBe('请在 A 区 等候')
  expect(situationOf(ticketView({ ahead: 1 })).lead.en).toBe('1 person ahead of you')
  expect(situationOf(ticketView({ ahead: 0 })).lead.zh).toBe('下一个就是您')
})

test('a called number names its window and is the only one in the colour of a call', () => {
  expect(situationOf(ticketAt('called')).lead.zh).toBe('请到 3 号窗口')
  const urgent = ticketStatusSchema.options.filter(
    (status) => situationOf(ticketAt(status)).tone === 'call',
  )
  expect(urgent).toEqual(['called'])
})

test('no state leaves a gap in its sentences', () => {
  for (const status of ticketStatusSchema.options) {
    const { lead, todo } = situationOf(ticketAt(status))
    expect(`${lead.zh}${lead.en}${todo.zh}${todo.en}`).not.toMatch(/[{}]/)
  }
})

test('a hold says where the visitor goes on', () => {
  const window = { windowNumber: 3, label: { zh: '个人', en: 'P' }, zoneName: { zh: 'A', en: 'A' } }
  const kept = situationOf(ticketAt('held', { heldKind: 'papers-kept', window }))
  expect(kept.lead.zh).toBe('材料在 3 号窗口')
  expect(situationOf(ticketAt('held', { heldKind: 'papers-taken', window })).todo.zh).toContain(
    '我回来了',
  )
  expect(situationOf(ticketAt('held')).lead.zh).toBe('暂时挂起')
})

test('only who may join the line again is told to', () => {
  const may = ticketAt('no-show', { actions: [{ type: 'ReinstateTicket' }] })
  expect(situationOf(may).todo.zh).toContain('请重新排入')
  const mayNot = { type: 'ReinstateTicket', refusal: 'ReinstateLimitReached' }
  expect(situationOf(ticketAt('no-show', { actions: [mayNot] })).todo.zh).not.toContain('重新排入')
})

test('a return for correction is not called done', () => {
  const view = ticketAt('finished', { missing: ['户口簿'] })
  expect(situationOf(view)).toMatchObject({ state: { zh: '退回补正' } })
  expect(situationOf(ticketAt('finished')).lead.zh).toBe('已办结')
  const open = { servingId: 's.1', windowNumber: 3, finishedAt: morningMs, open: true }
  expect(situationOf(ticketAt('finished', { ratings: [open] })).todo.zh).toContain('打个分')
})

test('who waits over noon or after hours is told so', () => {
  const { hall } = ticketView()
  expect(restNote(hall)).toBeUndefined()
  const noon = { name: { zh: '下午', en: 'Afternoon' }, from: '13:30', to: '17:00', running: false }
  expect(restNote({ ...hall, session: noon })?.zh).toBe('现在休息，13:30 继续叫号')
  const { session: _, ...evening } = hall
  expect(restNote(evening)?.zh).toContain('已结束')
})
