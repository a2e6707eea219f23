import type { Role, StaffSession } from '@yihao/contract'
import { sessionSchema } from '@yihao/contract'
import { expect, test } from 'vitest'
import { landingOf, pagesOf } from './landing.ts'

const signedIn = (roles: readonly Role[], windowId?: string): StaffSession =>
  sessionSchema.parse({
    personId: 'p1',
    displayName: '王芳',
    roles,
    ...(windowId === undefined ? {} : { windowId }),
  })

test('a clerk lands at the window, and chooses one first when none was named', () => {
  expect(landingOf(signedIn(['clerk'], 'w3'))).toBe('/')
  expect(landingOf(signedIn(['clerk']))).toBe('/window')
})

test('everybody else lands on the first page of their own work', () => {
  expect(landingOf(signedIn(['manager']))).toBe('/console/hall')
  expect(landingOf(signedIn(['guide']))).toBe('/console/guide')
  expect(landingOf(signedIn(['supervisor']))).toBe('/console/figures')
  expect(landingOf(signedIn(['security-administrator']))).toBe('/console/people')
})

test('someone without a page here still gets a console that says so', () => {
  expect(landingOf(signedIn([]))).toBe('/console')
  expect(pagesOf(signedIn([]))).toEqual([])
})

test('an administrator says who gets the feed sent', () => {
  expect(landingOf(signedIn(['administrator']))).toBe('/console/receivers')
})

test('the menu shows only what the roles allow', () => {
  const paths = (role: Role) => pagesOf(signedIn([role])).map(({ path }) => path)
  expect(paths('clerk')).toEqual([])
  expect(paths('manager')).toEqual([
    'hall',
    'guide',
    'floor',
    'bookings',
    'figures',
    'ledger',
    'forecasts',
    'why',
    'overtakes',
    'reform',
    'cases',
    'devices',
  ])
  expect(paths('guide')).toEqual(['guide', 'floor', 'bookings', 'why'])
  expect(paths('security-administrator')).toEqual(['people', 'devices'])
  expect(paths('auditor')).toEqual(['figures', 'ledger', 'forecasts', 'reform', 'cases', 'people'])
})
