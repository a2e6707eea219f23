import { expect, test } from 'vitest'
import { interleaved } from './rounds.ts'

const wanted = (rounds: number) => ({ rounds, voidBy: 'rate', advance: () => undefined })

test('product and baseline take turns', async () => {
  const order: string[] = []
  const side = (name: string) => async () => {
    order.push(name)
    return { rate: 1 }
  }
  const rounds = await interleaved(
    { product: side('product'), baseline: side('baseline') },
    wanted(2),
  )
  expect(order).toEqual(['product', 'baseline', 'product', 'baseline'])
  expect(rounds).toHaveLength(2)
})

test('a void round is made up for by another one, but not without end', async () => {
  const rates = [10, 10, 100, 10]
  const rounds = await interleaved(
    {
      product: async () => ({ rate: 1 }),
      baseline: async () => ({ rate: rates.shift() ?? 10 }),
    },
    wanted(3),
  )
  expect(rounds).toHaveLength(4)
  const never = await interleaved(
    { product: async () => ({ rate: 1 }), baseline: async () => ({}) },
    wanted(3),
  )
  expect(never).toHaveLength(6)
})
