import { describe, expect, test } from 'vitest'
import { openHall } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { adds, callsNext, opens, starts, takes } from '../steps.testkit.ts'

describe('one number for everything', () => {
  test('[TAKE-3] items of one family join its queue', () => {
    openHall()
      .when(takes({ items: ['N1', 'N2'] }))
      .thenHappens({ TicketIssued: { queueId: 'A', itemCodes: ['N1', 'N2'] } })
    openHall()
      .when(takes({ items: ['P1'] }))
      .thenHappens({ TicketIssued: { queueId: 'C' } })
  })

  test('[TAKE-3] an item named twice is one item', () => {
    openHall()
      .when(takes({ items: ['N1', 'N1'] }))
      .thenHappens({ TicketIssued: { itemCodes: ['N1'] } })
  })

  test('[TAKE-4] items of several queues join the pooled queue of the audience', () => {
    openHall()
      .when(takes({ items: ['N1', 'P1'] }))
      .thenHappens({ TicketIssued: { queueId: 'A', number: 'A001' } })
  })

  test('[TAKE-4] so does a package', () => {
    openHall()
      .when(takes({ packages: ['K1'] }))
      .thenHappens({ TicketIssued: { queueId: 'A', packageCodes: ['K1'], itemCodes: [] } })
  })

  test('[TAKE-5] what no window can do at all gets no number', () => {
    const plan = smallPlan()
    const windows = plan.windows.filter(({ windowNumber }) => windowNumber !== 3)
    openHall({ ...plan, windows })
      .when(takes({ items: ['L1', 'P1'], audience: 'legal' }))
      .thenRefused('NoWindowForAllItems')
  })

  test('[TAKE-5] when no window of its own queue can, one of the pooled queue may', () => {
    const plan = smallPlan()
    const windows = plan.windows.map((window) => ({
      ...window,
      serves: window.serves.filter((queueId) => queueId !== 'C'),
    }))
    openHall({ ...plan, windows })
      .when(takes({ items: ['P1'] }))
      .thenHappens({ TicketIssued: { queueId: 'A' } })
  })

  test('[TAKE-12] what is retired or done elsewhere is refused by name, with what to do instead', () => {
    const plan = smallPlan()
    const words = { zh: '请到派出所', en: 'Go to the police station' }
    const gone = (code: string, kind: 'retired' | 'elsewhere') => ({
      ...plan,
      items: plan.items.map((one) =>
        one.code === code ? { ...one, notOffered: { kind, words } } : one,
      ),
    })
    const elsewhere = openHall(gone('P1', 'elsewhere')).when(takes({ items: ['P1'] }))
    elsewhere.thenRefused('ItemDoneElsewhere')
    expect(elsewhere.decision).toMatchObject({
      refusal: { field: 'itemCodes', detail: '事项P1', reason: words },
    })
    const retired = openHall(gone('P1', 'retired')).given(opens('w2'), takes())
    const packaged = retired.when(takes({ packages: ['K1'] }))
    packaged.thenRefused('PackageItemNotOffered')
    expect(packaged.decision).toMatchObject({ refusal: { reason: { zh: '事项P1：请到派出所' } } })
    retired.given(callsNext('w2'), starts('w2')).when(adds('w2', 'P1')).thenRefused('ItemRetired')
  })

  test('[TAKE-6] unknown items and packages are refused by name', () => {
    const hall = openHall()
    const unknownItem = hall.when(takes({ items: ['N1', 'N9'] }))
    unknownItem.thenRefused('ItemUnknown')
    expect(unknownItem.decision).toMatchObject({ refusal: { field: 'itemCodes', detail: 'N9' } })
    hall.when(takes({ packages: ['K9'] })).thenRefused('PackageUnknown')
  })

  test('[TAKE-6] so are those for another audience', () => {
    const hall = openHall()
    hall.when(takes({ items: ['L1'] })).thenRefused('ItemNotForAudience')
    hall.when(takes({ packages: ['K1'], audience: 'legal' })).thenRefused('ItemNotForAudience')
    hall.when(takes({ items: ['P1'], audience: 'legal' })).thenAccepted()
  })

  test('[TAKE-6] without items only a queue that needs none', () => {
    const hall = openHall()
    hall.when(takes({ queueId: 'Z' })).thenHappens({ TicketIssued: { number: 'Z001' } })
    hall.when(takes({})).thenRefused('ItemsOrQueueNeeded')
    hall.when(takes({ queueId: 'A' })).thenRefused('ItemsOrQueueNeeded')
    hall.when(takes({ queueId: 'X' })).thenRefused('QueueUnknown')
  })
})
