import { describe, expect, test } from 'vitest'
import { TakenTickets } from './taken-tickets.ts'

const queues = new Map([
  [2, 'a'],
  [3, 'b'],
])

describe('what the kiosks tell the clerks', () => {
  test('is waited for by who was called a moment before it came', async () => {
    const taken = new TakenTickets(queues)
    const line = taken.lineOf('t1')
    taken.add('t1', 2)
    expect(await line).toBe(2)
  })

  test('wakes only the windows of that queue, and all of them at the end', async () => {
    const taken = new TakenTickets(queues)
    const woken: string[] = []
    const sleep = (queue: string) =>
      taken.moreThan(taken.countIn([queue]), [queue]).then(() => woken.push(queue))
    const both = [sleep('a'), sleep('b')]
    taken.add('t1', 2)
    await both[0]
    expect(woken).toEqual(['a'])
    taken.close()
    await both[1]
    expect(woken).toEqual(['a', 'b'])
  })
})
