import { limits, servingIdSchema } from '@yihao/contract'
import { expect, test } from 'vitest'
import { chooseLevel, emptyDraft, ratingRequest, toggleLabel, writeNote } from './rating-draft.ts'

const servingId = servingIdSchema.parse('s.1')

test('without a level there is nothing to send', () => {
  expect(ratingRequest(writeNote(emptyDraft, '很好'), servingId)).toBeUndefined()
})

test('another level drops the reasons of the one before and keeps the note', () => {
  let draft = toggleLabel(chooseLevel(emptyDraft, 'very-satisfied'), '517')
  draft = writeNote(draft, '  快  ')
  expect(ratingRequest(draft, servingId)).toEqual({
    servingId,
    satisfaction: 'very-satisfied',
    labels: ['517'],
    note: '快',
  })
  expect(chooseLevel(draft, 'very-satisfied')).toBe(draft)
  expect(chooseLevel(draft, 'dissatisfied')).toMatchObject({ labels: [], note: '  快  ' })
})

test('a reason pressed twice is taken back, a blank note is not sent, a long one is cut', () => {
  const draft = toggleLabel(toggleLabel(chooseLevel(emptyDraft, 'satisfied'), '413'), '413')
  expect(ratingRequest(writeNote(draft, ' \n'), servingId)).toEqual({
    servingId,
    satisfaction: 'satisfied',
    labels: [],
  })
  expect(writeNote(draft, '长'.repeat(300)).note).toHaveLength(limits.noteCharactersMax)
})
