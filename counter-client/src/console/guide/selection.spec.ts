import {
  type ItemCode,
  limits,
  type PackageCode,
  previewRequestSchema,
  type QueueId,
} from '@yihao/contract'
import { expect, test } from 'vitest'
import {
  isEmpty,
  nothingSelected,
  requestOf,
  withItem,
  without,
  withPackage,
  withQueue,
} from './selection.ts'

const item = (code: string) => ({ code: code as ItemCode, name: code })
const birth = { code: 'P01' as PackageCode, name: '新生儿' }
const advice = { queueId: 'qk' as QueueId, name: '咨询' }

test('an item is on the list once, and never more than a ticket takes', () => {
  const many = Array.from({ length: 30 }, (_, index) => item(`i${index}`))
  const chosen = [item('i0'), ...many].reduce(withItem, nothingSelected)
  expect(chosen.items).toHaveLength(limits.itemsPerTicketMax)
})

test('a line without items and chosen items exclude each other', () => {
  const asked = withQueue(withItem(nothingSelected, item('i1')), advice)
  expect(requestOf(asked)).toEqual({
    audience: 'natural',
    itemCodes: [],
    packageCodes: [],
    queueId: 'qk',
  })
  expect(requestOf(withPackage(asked, birth))).not.toHaveProperty('queueId')
})

test('what is taken off again leaves nothing behind', () => {
  const chosen = withPackage(withItem(nothingSelected, item('i1')), birth)
  expect(isEmpty(without(without(chosen, 'i1'), 'P01'))).toBe(true)
})

test('every selection is a well-formed request', () => {
  const chosen = withPackage(withItem({ ...nothingSelected, audience: 'legal' }, item('i1')), birth)
  const request = requestOf(chosen)
  expect(previewRequestSchema.parse(request)).toEqual(request)
})
