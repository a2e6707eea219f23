import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeStore, Numbers } from './follower.testkit.ts'
import { Follower, type FollowerOptions, type Outcome } from './follower.ts'

let store: FakeStore
let log: Numbers
let now: number
let errors: string[]
const running: Follower<number>[] = []

beforeEach(() => {
  store = new FakeStore()
  log = new Numbers(3)
  now = 1_000
  errors = []
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((follower) => follower.stop()))
})

function follow(
  handle: (one: number) => Promise<Outcome> | Outcome,
  more: Partial<FollowerOptions<number>> = {},
) {
  const follower = new Follower<number>({
    outlet: 'test',
    source: log,
    store,
    holder: 'a',
    logger: { info: () => undefined, error: (_, message) => void errors.push(message) },
    handle: async ([one = 0]) => handle(one),
    nowMs: () => now,
    retryMs: 2,
    ...more,
  })
  running.push(follower)
  return follower
}

/** Collects what was sent. */
function sender(holder = 'a') {
  const sent: number[] = []
  const follower = follow(
    (one) => {
      sent.push(one)
      return 'sent'
    },
    { holder },
  )
  return { sent, follower }
}

test('sends what is there, then what comes, each once and in order', async () => {
  const { sent } = sender()
  await vi.waitFor(() => expect(sent).toEqual([1, 2, 3]))
  log.grow(5)
  await vi.waitFor(() => expect(sent).toEqual([1, 2, 3, 4, 5]))
  expect(store.positions.get('test')).toBe(5)
})

test('goes on after a restart where it stopped', async () => {
  const first = sender()
  await vi.waitFor(() => expect(first.sent).toHaveLength(3))
  await first.follower.stop()
  log.grow(5)
  expect(first.sent).toHaveLength(3)
  const second = sender('b')
  await vi.waitFor(() => expect(second.sent).toEqual([4, 5]))
})

test('sends again what failed, and says so once', async () => {
  const tried: number[] = []
  follow((one) => {
    tried.push(one)
    if (one === 2 && tried.length < 5) throw new Error('away')
    return 'sent'
  })
  await vi.waitFor(() => expect(tried).toEqual([1, 2, 2, 2, 2, 3]))
  expect(errors).toHaveLength(1)
})

test('a crash after sending and before saving repeats that one only', async () => {
  const save = store.save.bind(store)
  store.save = async (stream, outlet, seq) => {
    if (seq === 2) return new Promise(() => undefined)
    await save(stream, outlet, seq)
  }
  const first: number[] = []
  const crashed = follow((one) => {
    first.push(one)
    return 'sent'
  })
  await vi.waitFor(() => expect(first).toEqual([1, 2]))
  // It never comes back; its lease lapses.
  running.splice(running.indexOf(crashed), 1)
  store.save = save
  now += 20_000
  const second = sender('b')
  await vi.waitFor(() => expect(second.sent).toEqual([2, 3]))
})

test('one of two holds the lease; the other takes over when it lapses', async () => {
  const first = sender('a')
  await vi.waitFor(() => expect(first.sent).toHaveLength(3))
  const second = sender('b')
  log.grow(4)
  await vi.waitFor(() => expect(first.sent).toEqual([1, 2, 3, 4]))
  expect(second.sent).toEqual([])
  await first.follower.stop()
  log.grow(5)
  await vi.waitFor(() => expect(second.sent).toEqual([5]))
})

test('what is passed over is saved now and then, and at the end', async () => {
  log = new Numbers(450)
  const seen: number[] = []
  const follower = follow((one) => {
    seen.push(one)
    return 'passed'
  })
  await vi.waitFor(() => expect(seen).toHaveLength(450))
  expect(store.saves).toBe(2)
  await follower.stop()
  expect(store.positions.get('test')).toBe(450)
})

test('a log restored from a backup is followed from its end', async () => {
  store.positions.set('test', 900)
  const { sent } = sender()
  await vi.waitFor(() => expect(log.reads).toBe(2))
  log.grow(4)
  await vi.waitFor(() => expect(sent).toEqual([4]))
})

test('portions are handed over together', async () => {
  const portions: (readonly number[])[] = []
  follow(() => 'sent', {
    portion: 2,
    handle: async (portion) => {
      portions.push(portion)
      return 'sent'
    },
  })
  await vi.waitFor(() => expect(portions).toEqual([[1, 2], [3]]))
})
