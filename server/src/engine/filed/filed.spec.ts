import { type FiledOnlineRules, type FiledState, planSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { takesFor } from '../applicants/applicants.testkit.ts'
import { mergeMaterials } from '../materials/merge-materials.ts'
import { openHall, plannedHall } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  abandons,
  callsNext,
  closesDay,
  finishes,
  opens,
  opensDay,
  press,
  returns,
  starts,
  takes,
} from '../steps.testkit.ts'

const rules: FiledOnlineRules = {
  caseNumber: { characters: 'letters-and-digits', lengthMin: 6, lengthMax: 12 },
  unknownCases: 'accept',
  keptDays: 30,
}
/** X gives out what was made; papers of N1 are an original and a form that was uploaded. */
function filedPlan(more: Partial<FiledOnlineRules> = {}, pickUp = true) {
  const plan = smallPlan({ filedOnline: { ...rules, ...more } })
  const given = { queueId: 'X', prefix: 'X', withoutItems: 'pick-up', families: [] }
  const place = { ...plan.windows[0], windowId: 'w5', windowNumber: 5, serves: ['X'], skills: [] }
  return planSchema.parse({
    ...plan,
    ...(pickUp
      ? { queues: [...plan.queues, { ...plan.queues[3], ...given }] }
      : { queues: plan.queues }),
    windows: pickUp ? [...plan.windows, place] : plan.windows,
    documents: [
      { documentId: 'id-card', name: '身份证' },
      { documentId: 'deed', name: '产权证', original: true },
    ],
    items: plan.items.map((item) =>
      item.code === ('N1' as string)
        ? { ...item, materials: [{ documentId: 'id-card' }, { documentId: 'deed' }] }
        : item,
    ),
  })
}
const filedHall = (more: Partial<FiledOnlineRules> = {}, pickUp = true) =>
  openHall(filedPlan(more, pickUp))

const handsIn = (caseNumber: string, items: readonly string[] = []) =>
  takesFor([], { items, filed: { caseNumber, purpose: 'hand-in' } })
const picksUp = (caseNumber: string, items: readonly string[] = []) =>
  takesFor([], { items, filed: { caseNumber, purpose: 'pick-up' } })
const told = (caseNumber: string, state: FiledState = 'filed', items: readonly string[] = ['N1']) =>
  press('RecordFiledCase', { caseNumber, itemCodes: items as string[], state })

describe('a number by 办件编号', () => {
  test('[FILED-1] looks as the plan says, however it is typed', () => {
    const hall = filedHall()
    for (const wrong of ['QA 12', 'QA1234567890X', 'QA_12345', '办件123456']) {
      hall.when(handsIn(wrong, ['N1'])).thenRefused('FiledNumberWrong')
    }
    hall.when(handsIn(' qa-1234 56 ', ['N1'])).thenHappens({
      TicketIssued: { filed: { caseNumber: 'QA-123456', purpose: 'hand-in', itemCodes: ['N1'] } },
    })
    const caseNumber = { characters: 'digits', lengthMin: 6, lengthMax: 12 } as const
    filedHall({ caseNumber })
      .when(handsIn('QA123456', ['N1']))
      .thenRefused('FiledNumberWrong')
    openHall()
      .when(handsIn('QA123456', ['N1']))
      .thenRefused('FiledNotOffered')
  })

  test('[FILED-2] says by itself what it is for, where a system told the hall', () => {
    const hall = filedHall().given(told('QA123456', 'filed', ['P1']))
    hall.when(handsIn('QA123456')).thenHappens({
      TicketIssued: { number: 'C001', itemCodes: ['P1'], filed: { itemCodes: ['P1'] } },
    })
    hall
      .given(told('QA222222', 'filed', ['P1']))
      .when(handsIn('QA222222', ['N1']))
      .thenHappens({
        TicketIssued: { number: 'A001', itemCodes: ['P1', 'N1'], filed: { itemCodes: ['P1'] } },
      })
  })

  test('[FILED-2] says for whom it is too', () => {
    const hall = filedHall().given(told('QA123456', 'filed', ['L1']))
    hall.when(handsIn('QA123456')).thenHappens({
      TicketIssued: { number: 'B001', audience: 'legal', itemCodes: ['L1'] },
    })
  })

  test('[FILED-2] that nobody told is asked for its item, or refused, as the plan says', () => {
    const hall = filedHall()
    hall.when(handsIn('QA123456')).thenRefused('FiledItemsNeeded')
    hall.when(handsIn('QA123456', ['N1'])).thenAccepted()
    filedHall({ unknownCases: 'refuse' })
      .when(handsIn('QA123456', ['N1']))
      .thenRefused('FiledCaseUnknown')
  })

  test('[FILED-3] is for what its state allows', () => {
    const hall = filedHall().given(
      told('QA-FILED'),
      told('QA-READY', 'ready'),
      told('QA-GONE', 'collected'),
      told('QA-BACK', 'withdrawn'),
      told('QA-HERE', 'handed-in'),
    )
    hall.when(picksUp('QA-FILED')).thenRefused('FiledCaseNotReady')
    hall.when(handsIn('QA-HERE')).thenRefused('FiledOriginalsReceived')
    hall.when(handsIn('QA-READY')).thenRefused('FiledOriginalsReceived')
    for (const take of [picksUp, handsIn]) {
      hall.when(take('QA-GONE')).thenRefused('FiledCaseCollected')
      hall.when(take('QA-BACK')).thenRefused('FiledCaseWithdrawn')
    }
    hall.when(picksUp('QA-READY')).thenAccepted()
  })

  test('[FILED-3] is not taken twice, unless the first one was missed or given up', () => {
    const hall = filedHall().given(told('QA123456'), handsIn('QA123456'))
    hall.when(handsIn('qa123456')).thenRefused('FiledCaseHasNumber')
    hall.given(abandons('A001')).when(handsIn('QA123456')).thenAccepted()
  })

  test('[FILED-4] to be picked up joins 出件, else the line of its item, and stands alone there', () => {
    const hall = filedHall().given(told('QA123456', 'ready'), opens('w5'))
    hall.when(picksUp('QA123456', ['N2'])).thenRefused('FiledPickUpAlone')
    hall.when(picksUp('QA123456')).thenHappens({
      TicketIssued: { number: 'X001', itemCodes: [], filed: { itemCodes: ['N1'] } },
    })
    hall.when(picksUp('QA-OTHER', ['nothing'])).thenRefused('ItemUnknown')
    hall.when(picksUp('QA-OTHER')).thenHappens({ TicketIssued: { number: 'X002' } })
    const without = filedHall({}, false).given(told('QA123456', 'ready'))
    without.when(picksUp('QA123456')).thenHappens({ TicketIssued: { number: 'A001' } })
  })

  test('[FILED-6] asks for the originals alone; what it made needs no papers', () => {
    const plan = filedPlan()
    const papers = (purpose: 'hand-in' | 'pick-up', filedItems = ['N1'], items = ['N1']) =>
      mergeMaterials(plan, {
        itemCodes: items,
        packageCodes: [],
        filed: { caseNumber: 'QA123456', purpose, itemCodes: filedItems },
      } as never).map(({ name }) => name)
    expect(papers('hand-in')).toEqual(['产权证'])
    expect(papers('hand-in', ['N1'], ['N1', 'N2'])).toEqual(['产权证', '身份证'])
    // Nothing of it is marked: then all of it is asked for, rather than nothing.
    expect(papers('hand-in', ['N2'], ['N2'])).toEqual(['身份证'])
    expect(papers('pick-up')).toEqual([])
  })
})

describe('what is known of a case', () => {
  const stateOf = (hall: ReturnType<typeof filedHall>, caseNumber: string) =>
    [...hall.hall.filedCases].find(([number]) => number === caseNumber)?.[1].state

  test('[FILED-5] is told by a system, goes only on, and told again changes nothing', () => {
    const hall = filedHall().given(told('qa123456'))
    hall.when(told('QA123456')).thenNothingHappens()
    hall.when(told('QA123456', 'ready')).thenHappens({ FiledCaseRecorded: { state: 'ready' } })
    hall.when(told('QA123456', 'handed-in')).thenNothingHappens()
    hall.given(told('QA123456', 'withdrawn'))
    hall.when(told('QA123456', 'collected')).thenNothingHappens()
    hall.when(told('QA9', 'ready')).thenRefused('FiledNumberWrong')
    hall.when(told('QA123457', 'ready', ['nothing'])).thenRefused('ItemUnknown')
    plannedHall().when(told('QA123456')).thenRefused('FiledNotOffered')
  })

  test('[FILED-5] goes on with the visit that was for it, if that ended well', () => {
    const hall = filedHall().given(opens('w1'), opens('w5'), told('QA123456'))
    hall.given(handsIn('QA123456'), callsNext('w1'), starts('w1'), returns('w1', ['照片']))
    expect(stateOf(hall, 'QA123456')).toBe('filed')
    hall.given(handsIn('QA123456'), callsNext('w1'), starts('w1'), finishes('w1'))
    hall.when(handsIn('QA123456')).thenRefused('FiledOriginalsReceived')
    hall.given(told('QA123456', 'ready'), picksUp('QA123456'), callsNext('w5'), starts('w5'))
    hall.given(finishes('w5')).when(picksUp('QA123456')).thenRefused('FiledCaseCollected')
    hall.given(picksUp('QA-OTHER'), callsNext('w5'), starts('w5'), finishes('w5'))
    hall.when(picksUp('QA-OTHER')).thenRefused('FiledCaseCollected')
  })

  test('[FILED-5] is forgotten when nothing was heard of it for so long', () => {
    const hall = filedHall({ keptDays: 2 }).given(told('QA123456'), takes())
    hall.given(abandons('A001'), closesDay).at('08:00', '2026-11-24').given(opensDay('2026-11-24'))
    expect(stateOf(hall, 'QA123456')).toBe('filed')
    hall.given(closesDay).at('10:00', '2026-11-26').given(opensDay('2026-11-26'))
    expect(stateOf(hall, 'QA123456')).toBeUndefined()
  })
})
