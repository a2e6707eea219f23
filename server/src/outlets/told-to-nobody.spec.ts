import { doPayloadSchema, type EpochMs, type ZoneId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import {
  callsNext,
  confirms,
  grantsGreen,
  opens,
  press,
  recalls,
  setsNeeds,
  takes,
} from '../engine/steps.testkit.ts'
import { boardView } from '../views/board-view.ts'
import { publicViews } from '../views/every-view.testkit.ts'
import { announcementOf } from './announcements.ts'
import { printJobOf } from './print-jobs.ts'
import { showsOf } from './show-of.ts'

function plan() {
  const bridgeId = 'bridge-1'
  const devices = [
    { kind: 'sign', deviceId: 'sign-1', bridgeId, windowId: 'w1', lineCells: 8 },
    { kind: 'keypad', deviceId: 'key-1', bridgeId, windowId: 'w1' },
    { kind: 'speaker', deviceId: 'speaker-1', bridgeId, zoneId: 'hall' },
    { kind: 'printer', deviceId: 'printer-1', bridgeId, kioskId: 'kiosk-1' },
  ]
  return { ...smallPlan(), devices } as ReturnType<typeof smallPlan>
}

/** All that the hall shows and says in public after the same presses. */
function told(hall: Scenario) {
  const said = hall.events.flatMap(
    (event) => announcementOf(hall.hall, event, event.recordedAt) ?? [],
  )
  return {
    views: publicViews(hall.hall, hall.now).filter(({ kind }) => kind !== 'kiosk'),
    board: boardView(hall.hall, 'hall' as ZoneId, hall.now),
    shows: [...showsOf(hall.hall, hall.now as EpochMs)],
    said: said.map(({ speakerIds, payload }) => ({ speakerIds, action: payload.action })),
  }
}

test('[NEED-1] what a visitor needs or claims is on no board and no sign, and nobody says it', () => {
  const claim = { groupCode: 'veteran', proof: 'card' as const }
  const needy = openHall(plan()).given(opens('w1'))
  needy.given(takes({ items: ['N1'], needs: ['blind', 'slow'], claim }), takes())
  needy.given(grantsGreen('A001'), callsNext('w1')).later(30).given(recalls('w1'))
  const plain = openHall(plan()).given(opens('w1')).given(takes(), takes())
  plain.given(callsNext('w1')).later(30).given(recalls('w1'))
  expect(told(needy).said).toHaveLength(2)
  expect(told(needy)).toEqual(told(plain))
})

test('[NEED-1] nor that it changed, or that a claim was looked at', () => {
  const hall = openHall(plan()).given(opens('w1'))
  hall.given(takes({ items: ['N1'], claim: { groupCode: 'veteran' } }), callsNext('w1'))
  const before = told(hall)
  hall.given(confirms('A001'), setsNeeds('A001', 'signing'))
  expect(told(hall)).toEqual(before)
})

test('[PRIO-5] only the visitor’s own paper tells it, with a claim that does not count yet', () => {
  const data = { packageCodes: [], audience: 'natural', kioskId: 'kiosk-1', itemCodes: ['N1'] }
  const asked = { needs: ['slow'], claim: { groupCode: 'veteran' } }
  const hall = openHall(plan()).given(press('IssueTicket', { ...data, ...asked } as never))
  const [event] = hall.events.slice(-1)
  if (event === undefined) throw new Error('no number was taken')
  const context = { at: hall.now, speed: 1, pageOf: () => 'http://h/t/1' }
  const { payload } = printJobOf(hall.hall as never, event, context) ?? {}
  expect(doPayloadSchema.safeParse(payload).error).toBeUndefined()
  expect(payload?.action).toMatchObject({
    slip: { needs: [{ zh: '步行慢' }], claim: { group: { zh: '军人' }, confirmed: false } },
  })
})
