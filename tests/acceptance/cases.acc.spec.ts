import type { CaseFile, CaseList, CaseReply, FeedItemPage } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, deskAt, itemOfQueue } from './desk.testkit.ts'
import type { TestHall } from './hall.testkit.ts'
import { type Credentials, http, newId, paired, signedIn, startHall, take } from './hall.testkit.ts'

let hall: TestHall
const who: Record<string, Credentials> = {}
beforeAll(async () => {
  hall = await startHall()
  for (const number of ['s01', 'h01', 'h02', 'l02', 'm01', 'i01']) {
    who[number] = await signedIn(hall, number)
  }
}, 30_000)
afterAll(() => hall.end())

const get = <T>(by: string, path: string) => http<T>(hall, 'GET', path, who[by])
const cases = async (by: string) => (await get<CaseList>(by, '/api/cases')).body

async function run(by: string, type: string, data: object, note: string | undefined = '情况属实') {
  const body = { commandId: newId(), command: { type, data }, note }
  const { body: reply } = await http<CaseReply>(hall, 'POST', '/api/cases/commands', {
    ...who[by],
    body,
  })
  return 'ok' in reply && reply.ok ? 'accepted' : 'refusal' in reply ? reply.refusal.code : reply
}

/** A service at window 3, rated by its visitor as very bad. */
async function badRating(): Promise<void> {
  const kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' } as never)
  const itemCodes = [await itemOfQueue(hall, 'A')] as never
  const { link } = (await take(hall, kiosk, { itemCodes })).body
  const desk = await deskAt(hall, 'c03', 'w03')
  for (const type of ['OpenWindow', 'CallNext', 'StartServing']) accepted(await desk.press(type))
  const { events } = accepted(await desk.press('FinishServing'))
  desk.screen.close()
  const finished = events.find((event) => event.type === 'ServingFinished')
  if (finished?.type !== 'ServingFinished') throw new Error('no service was finished')
  const { servingId } = finished.data
  const body = {
    commandId: newId(),
    servingId,
    satisfaction: 'very-dissatisfied',
    labels: ['113'],
    note: '跑了三个窗口',
  }
  await http(hall, 'POST', `/api/tickets/by-link/${link}/ratings`, { body })
}

describe('from a bad rating to a closed case', () => {
  test('[CASE-11] a bad rating is a case at once, with whom, where and what it is about', async () => {
    await badRating()
    await expect.poll(async () => (await cases('s01')).cases.length).toBe(1)
    const [row] = (await cases('s01')).cases
    expect(row).toMatchObject({
      source: 'rating',
      ill: 'repeat-trips',
      windowNumber: 3,
      stage: 'registered',
      person: { personId: 'demo-c03', name: '王伟' },
    })
  })

  test('[CASE-3] units see their own cases only, and only what they may do', async () => {
    expect((await cases('h02')).cases).toEqual([])
    const unit = { unitId: 'service-centre', handlerId: 'demo-h02', handling: 'simple' }
    expect(await run('s01', 'AssignCase', { caseId: 'case-1', ...unit })).toBe('accepted')
    expect((await cases('h02')).cases).toHaveLength(1)
    expect((await cases('h01')).cases).toEqual([])
    expect((await get('h01', '/api/cases/case-1')).status).toBe(404)
    const { body } = await get<CaseFile>('h02', '/api/cases/case-1')
    const allowed = body.actions.filter(({ refusal }) => refusal === undefined)
    expect(allowed.map(({ type }) => type)).toEqual([
      'SignCase',
      'DeclineCase',
      'NoteCase',
      'RequestExtension',
    ])
    expect(body.row.daysLeft).toBe(5)
    expect((await cases('s01')).units).toMatchObject([
      { unitId: 'service-centre', open: 1, overdue: 0, daysLeft: 5 },
    ])
  })

  test('[CASE-2] signed, reported with evidence, reviewed by somebody else, closed', async () => {
    const caseId = 'case-1'
    expect(await run('h02', 'SignCase', { caseId })).toBe('accepted')
    const pdf = await http<{ attachmentId: string }>(hall, 'POST', '/api/attachments', {
      ...who.h02,
      body: '%PDF-1.7 整改照片',
      headers: { 'content-type': 'application/pdf' },
    })
    const attachmentIds = [pdf.body.attachmentId]
    expect(await run('h02', 'ReportCase', { caseId, attachmentIds })).toBe('accepted')
    const review = { caseId, conclusion: 'closed', method: 'call-back', attachmentIds: [] }
    expect(await run('h02', 'ReviewCase', review)).toBe('NotAllowed')
    expect(await run('i01', 'ReviewCase', { ...review, satisfaction: 'satisfied' })).toBe(
      'accepted',
    )
    expect(await run('h02', 'NoteCase', { caseId, attachmentIds: [] })).toBe('CaseClosed')
    const { body } = await get<CaseFile>('l02', '/api/cases/case-1')
    expect(body.story.map(({ type }) => type)).toEqual([
      'CaseRegistered',
      'CaseAssigned',
      'CaseSigned',
      'CaseReported',
      'CaseClosed',
    ])
    const file = await get<string>('l02', `/api/cases/case-1/attachments/${attachmentIds[0]}`)
    expect(file.body).toBe('%PDF-1.7 整改照片')
    expect(file.headers.get('content-disposition')).toContain('attachment')
  })

  test('[FEED-2] the feed told where it stood, without a word of what was said', async () => {
    const items = async () =>
      (await get<FeedItemPage>('s01', '/api/feed/items?limit=1000')).body.items
    const stages = async () =>
      (await items()).flatMap(({ kind, data }) => (kind === 'case' ? [data.stage] : []))
    await expect.poll(async () => (await stages()).at(-1)).toBe('closed')
    expect(await stages()).toContain('assigned')
    expect(JSON.stringify(await items())).not.toContain('情况属实')
  })

  test('[CASE-10] evidence of a wrong type, and somebody else’s, are refused by name', async () => {
    const answer = await http<{ code: string }>(hall, 'POST', '/api/attachments', {
      ...who.h02,
      body: 'MZ this is a program',
      headers: { 'content-type': 'image/png' },
    })
    expect([answer.status, answer.body.code]).toEqual([415, 'AttachmentTypeWrong'])
    const data = { source: 'patrol', ill: 'misconduct', subject: {}, attachmentIds: ['f-none'] }
    expect(await run('s01', 'RegisterCase', data)).toBe('AttachmentUnknown')
  })

  test('[CASE-11] a red alarm is a case once, however often it is told; an orange or excused one is none', async () => {
    const alarm = { alarmId: 'idle-1', openedAt: Date.now(), windowId: 'w04', ill: 'misconduct' }
    const { feedItems } = hall.server
    feedItems.append('alarm', 'idle-1', { ...alarm, level: 'orange' })
    const excused = { ...alarm, alarmId: 'idle-2', level: 'red', standing: 'cleared' }
    feedItems.append('alarm', 'idle-2', excused)
    feedItems.append('alarm', 'idle-1', { ...alarm, level: 'red' })
    feedItems.append('alarm', 'idle-1', { ...alarm, level: 'red', closedAt: Date.now() })
    await expect.poll(async () => (await cases('s01')).cases.length).toBe(2)
    await hall.restart()
    who.s01 = await signedIn(hall, 's01')
    const { body } = await get<CaseList>('s01', '/api/cases')
    expect(body.cases.map(({ source }) => source)).toEqual(['alarm', 'rating'])
    expect(body.cases[0]?.subject).toMatchObject({ alarmId: 'idle-1', windowId: 'w04' })
  })

  test('the ledger as CSV has its columns, and /metrics counts what is open', async () => {
    const csv = (await get<string>('s01', '/api/cases.csv')).body.split('\r\n')
    expect(csv[0]?.split(',')).toHaveLength(27)
    expect(csv[1]).toContain('督2026-0001')
    const metrics = (await get<string>('s01', '/metrics')).body
    expect(metrics).toContain('yihao_cases_open{unit="none",stage="registered"} 1')
  })
})
