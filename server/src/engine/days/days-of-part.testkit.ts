import { expect, test } from 'vitest'
import type { Tally } from './tally.testkit.ts'
import { checkSeed, dayOfSeed, playDay, traceHash } from './whole-days.testkit.ts'

/** `DAYS=10000 DAYS_SEED=1`, as `npm run days` sets them, is the slow lane. */
const count = Number(process.env.DAYS ?? 300)
const firstSeed = Number(process.env.DAYS_SEED ?? 20_261_123)
const msADay = 400
const playedTwice = 5

/** What must have happened at least once in so many days; a day on which nothing happens proves nothing. */
const happens: Readonly<Record<string, number>> = {
  TicketIssued: 1,
  ServingFinished: 1,
  TicketCalled: 1,
  TicketHeld: 5,
  TicketResumed: 20,
  TicketReinstated: 3,
  TicketTransferred: 3,
  NoShowRecorded: 1,
  LegQueued: 5,
  ServiceItemAdded: 5,
  ServiceItemDropped: 30,
  ReturnedForCorrection: 8,
  TicketAbandoned: 3,
  TicketExpired: 1,
  AppointmentBooked: 2,
  AppointmentCheckedIn: 5,
  AppointmentMissed: 4,
  PlanAdopted: 2,
  FiledCaseRecorded: 5,
  'refused: BulkNeedsBooking': 20,
  ClaimConfirmed: 2,
  ClaimRefused: 10,
  NeedsSet: 3,
  GreenChannelGranted: 3,
  CallOffered: 2,
  'called by the hall': 2,
  TidalProposed: 4,
  TidalAccepted: 10,
  TidalLapsed: 10,
  TidalOutcomeRecorded: 20,
  'overtake: by-class': 8,
  'overtake: by-number': 15,
  'overtake: put-back': 4,
  'refused: NobodyWaiting': 1,
  'refused: WindowBusy': 3,
  'refused: HoldLimitReached': 60,
  'refused: ReinstateLimitReached': 5,
  'refused: SlotFull': 30,
  'refused: QuotaUsedUp': 3,
  'refused: TooManyOpenTickets': 75,
  'time: device-fault': 4,
  'time: papers-with-visitor': 6,
}

/** One part of the days, so that several files share them on the cores there are. */
export function daysOfPart(part: number, parts: number): void {
  const seeds = Array.from({ length: count }, (_, place) => firstSeed + place).filter(
    (_, place) => place % parts === part,
  )
  const told = `${seeds.length} days, seeds ${seeds[0]} to ${seeds.at(-1)}`
  const tally: Tally = new Map()

  test(
    `[CALL-1] [TAKE-1] [PRIO-1] [PRIO-4] [LEG-4] [NEED-3] [DISPATCH-1] [TIDAL-1] [BOOK-2] [OVERTAKE-1] [LEDGER-1] [DAY-4] whatever is pressed in whatever hall: ${told}`,
    () => {
      for (const seed of seeds) checkSeed(seed, tally)
    },
    Math.max(120_000, seeds.length * msADay),
  )

  test('the same seed gives the same trace', () => {
    for (const seed of seeds.slice(0, playedTwice)) {
      expect(traceHash(playDay(dayOfSeed(seed)))).toBe(traceHash(playDay(dayOfSeed(seed))))
    }
  })

  test('these days were not idle', () => {
    for (const [name, days] of Object.entries(happens)) {
      expect(tally.get(name) ?? 0, name).toBeGreaterThanOrEqual(Math.floor(seeds.length / days / 3))
    }
  })
}
