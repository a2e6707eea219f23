import type { Role } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { byItself, plannedHall, Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { by, press } from '../steps.testkit.ts'

const joins = (personId: string) => press('AddPerson', { personId })
const becomes = (personId: string, role: Role, appointedOutside = false) =>
  press('GrantRole', { personId, role, appointedOutside })
const loses = (personId: string, role: Role) => press('RevokeRole', { personId, role })
const rolesOf = (hall: Scenario, personId: string) => hall.hall.people.get(personId as never)?.roles

describe('roles', () => {
  test('[ROLE-1] the three duties are three people', () => {
    const hall = plannedHall().given(joins('wang'), becomes('wang', 'administrator'))
    hall.when(becomes('wang', 'auditor')).thenRefused('DutiesMustBeSeparate')
    hall.when(becomes('wang', 'security-administrator')).thenRefused('DutiesMustBeSeparate')
    hall.when(becomes('wang', 'manager')).thenHappens({ RoleGranted: { role: 'manager' } })
    hall.given(loses('wang', 'administrator')).when(becomes('wang', 'auditor')).thenAccepted()
    expect(rolesOf(hall, 'wang')).toEqual(['manager', 'auditor'])
  })

  test('[ROLE-1] before a plan is adopted too; a demonstration hall may say otherwise', () => {
    const first = new Scenario(smallPlan()).given(joins('wang'), becomes('wang', 'auditor'))
    first.when(becomes('wang', 'administrator')).thenRefused('DutiesMustBeSeparate')
    const demo = plannedHall(smallPlan({ separationOfDuties: false }))
    demo.given(joins('wang'), becomes('wang', 'auditor'))
    demo.when(becomes('wang', 'administrator')).thenAccepted()
  })

  test('[ROLE-2] nobody in the hall appoints a city inspector', () => {
    const hall = plannedHall().given(joins('wang'))
    hall.when(becomes('wang', 'city-inspector')).thenRefused('RoleAppointedOutside')
    hall.when(becomes('wang', 'city-inspector', true)).thenRefused('RoleAppointedOutside')
    hall.when(by(byItself, becomes('wang', 'city-inspector'))).thenRefused('RoleAppointedOutside')
    hall.when(by(byItself, becomes('wang', 'city-inspector', true))).thenAccepted()
  })

  test('[ROLE-2] nobody in the hall can claim that the city appointed somebody', () => {
    const hall = plannedHall().given(joins('wang'))
    hall
      .when(becomes('wang', 'manager', true))
      .thenHappens({ RoleGranted: { role: 'manager', appointedOutside: false } })
  })

  test('a role is granted once and taken away once', () => {
    const hall = plannedHall().given(joins('wang'), becomes('wang', 'clerk'))
    hall.when(becomes('wang', 'clerk')).thenNothingHappens()
    hall.given(loses('wang', 'clerk')).when(loses('wang', 'clerk')).thenRefused('RoleNotHeld')
  })

  test('people are known once', () => {
    const hall = plannedHall().given(joins('wang'))
    hall.when(joins('wang')).thenRefused('PersonKnown')
    hall.when(becomes('zhao', 'clerk')).thenRefused('PersonUnknown')
    hall.when(loses('zhao', 'clerk')).thenRefused('PersonUnknown')
  })

  test('[ROLE-3] what became of a sign-in is in the log', () => {
    const hall = plannedHall().given(joins('wang'))
    for (const outcome of [
      'signed-in',
      'signed-out',
      'refused',
      'locked',
      'password-changed',
    ] as const) {
      hall
        .when(press('RecordSignIn', { personId: 'wang', outcome, windowId: 'w1' }))
        .thenHappens({ SignInRecorded: { personId: 'wang', outcome, windowId: 'w1' } })
    }
    hall
      .when(press('RecordSignIn', { personId: 'zhao', outcome: 'refused' }))
      .thenRefused('PersonUnknown')
  })
})

describe('devices', () => {
  const pairs = (assignment: object) =>
    press('PairDevice', { deviceId: 'd1', assignment: assignment as never })

  test.each([
    { kind: 'kiosk', kioskId: 'kiosk-1' },
    { kind: 'board', zoneId: 'hall' },
    { kind: 'window-screen', windowId: 'w1' },
    { kind: 'bridge', bridgeId: 'bridge-1' },
    { kind: 'wall' },
    { kind: 'third-party', name: '预约' },
  ])('[DEVICE-1] a $kind is paired with its place', (assignment) => {
    const hall = plannedHall()
    hall.when(pairs(assignment)).thenHappens({ DevicePaired: { deviceId: 'd1', assignment } })
    expect(hall.hall.devices.size).toBe(1)
  })

  test.each([
    [{ kind: 'kiosk', kioskId: 'kiosk-9' }, 'KioskUnknown'],
    [{ kind: 'board', zoneId: 'cellar' }, 'MalformedCommand'],
    [{ kind: 'window-screen', windowId: 'w9' }, 'WindowUnknown'],
    [{ kind: 'bridge', bridgeId: 'bridge-9' }, 'DeviceUnknown'],
  ] as const)('[DEVICE-1] not with a place that is not there: %o', (assignment, code) => {
    plannedHall()
      .when(pairs(assignment))
      .thenRefused(code as never)
  })

  test('[DEVICE-1] not before there is a plan', () => {
    new Scenario(smallPlan()).when(pairs({ kind: 'wall' })).thenRefused('PlanNotValid')
  })

  test('[DEVICE-1] it can be revoked, once', () => {
    const hall = plannedHall().given(pairs({ kind: 'wall' }))
    const revokes = press('RevokeDevice', { deviceId: 'd1' })
    hall.when(revokes).thenHappens({ DeviceRevoked: { deviceId: 'd1' } })
    hall.when(revokes).thenRefused('DeviceUnknown')
  })
})
