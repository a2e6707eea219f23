import { expect, test } from 'vitest'
import { KeptAnswers } from './kept-answers.ts'

function counted(closed: boolean) {
  const kept = new KeptAnswers<{ readonly closed: boolean; readonly made: number }>()
  let made = 0
  const make = async () => ({ closed, made: ++made })
  return { ask: (key: string, now: number) => kept.of(key, make, now) }
}

test('a running day is told anew after a while, and once for all who ask meanwhile', async () => {
  const { ask } = counted(false)
  const both = await Promise.all([ask('a', 0), ask('a', 10)])
  expect(both.map(({ made }) => made)).toEqual([1, 1])
  expect((await ask('a', 5_001)).made).toBe(2)
})

test('a day that is over is told once; of many days the oldest goes', async () => {
  const { ask } = counted(true)
  await ask('a', 0)
  expect((await ask('a', 99_999)).made).toBe(1)
  for (const key of ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) await ask(key, 99_999)
  expect((await ask('a', 99_999)).made).toBe(10)
})

test('a failure is not kept', async () => {
  const kept = new KeptAnswers<{ readonly closed: boolean }>()
  await expect(kept.of('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(kept.of('a', async () => ({ closed: true }))).resolves.toEqual({ closed: true })
})
