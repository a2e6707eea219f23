import { problemSchema, restRoutes } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CallersHall, hallOfCallers, type TestCaller } from './callers.testkit.ts'
import { newId } from './hall.testkit.ts'

let scene: CallersHall
beforeAll(async () => {
  // Each request comes from an address of its own, so that none is turned away as one too many.
  scene = await hallOfCallers({ TRUST_PROXY: '1' })
}, 30_000)
afterAll(() => scene.hall.end())

type Route = (typeof restRoutes)[number]

/** Who gets past the door, so that it is the input that is judged. */
const past: Readonly<Record<string, string>> = {
  '/people': 'security-administrator',
  '/devices': 'security-administrator',
  '/pairing/confirmations': 'security-administrator',
  '/bridge': 'bridge',
  '/receivers': 'administrator',
}

function callerFor({ path }: Route): TestCaller {
  const name = Object.entries(past).find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'manager'
  return scene.callers.find((caller) => caller.name === name) ?? { name, who: 'nobody' }
}

/** What the body is; each is sent to every address that reads one. */
const bodies: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['not JSON', '{"commandId": '],
  ['words', 'hello'],
  ['a bare number', '7'],
  ['a bare text', '"x"'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a list of lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['an empty object', '{}'],
  ['prototype keys', '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'],
  ['emoji', '{"commandId":"😀","staffNumber":"😀","windowId":"😀","label":"😀"}'],
  [
    'control characters',
    '{"commandId":"a\\u0000b","staffNumber":"\\u0007","windowId":"\\u001b[2J"}',
  ],
  ['lone surrogates', '{"commandId":"\\ud800","label":"\\udfff","kind":"wall\\ud800"}'],
  ['numbers for words', '{"commandId":1,"kind":2,"code":3,"password":4,"role":5,"windowId":6}'],
  ['objects for words', '{"commandId":{},"kind":[],"code":{},"password":{},"role":null}'],
  ['a longer id than any', JSON.stringify({ commandId: 'a'.repeat(5_000) })],
  ['a number past all', '{"commandId":1e999,"speed":1e999,"after":-1e999}'],
  ['a huge body', JSON.stringify({ commandId: 'x'.repeat(2_100_000) })],
  ['sql', '{"commandId":"a\'; DROP TABLE events; --","staffNumber":"\' OR 1=1 --"}'],
]

/** Each stands in for every part of a path or query that the caller chooses. */
const parts = [
  '%00',
  '%F0%9F%98%80',
  '..%2F..%2Fetc%2Fpasswd',
  '%E0%A4%A',
  '__proto__',
  'constructor',
  "';DROP TABLE events;--",
  'a'.repeat(3_000),
  '%0d%0aSet-Cookie:%20a=b',
  '<script>alert(1)</script>',
]

let addresses = 0
function newAddress(): string {
  addresses += 1
  return `10.0.${addresses >> 8}.${addresses & 255}`
}

async function send(route: Route, path: string, body?: string, type = 'application/json') {
  const { token, cookie } = callerFor(route)
  const response = await fetch(`${scene.hall.url}/api${path}`, {
    method: route.method.toUpperCase(),
    headers: {
      'x-yihao': '1',
      'x-forwarded-for': newAddress(),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body }),
  })
  return { response, text: await response.text() }
}

/** A clear no: a problem with words in both languages, and nothing of the server's inside. */
function expectClearNo(what: string, { response, text }: Awaited<ReturnType<typeof send>>): void {
  expect(response.status, `${what}: ${text.slice(0, 300)}`).toBeGreaterThanOrEqual(400)
  expect(response.status, `${what}: ${text.slice(0, 300)}`).toBeLessThan(500)
  expect(response.headers.get('content-type'), what).toContain('application/problem+json')
  const problem = problemSchema.parse(JSON.parse(text))
  expect(problem.status, what).toBe(response.status)
  expect(problem.words.zh, what).toMatch(/\p{Script=Han}/u)
  expect(problem.words.en.length, what).toBeGreaterThan(5)
  expect(text, what).not.toMatch(/node_modules|\/server\/|\.ts:|\.js:|at \w+ \(|SQLITE|SELECT /)
}

const nameOf = ({ method, path }: Route) => `${method} ${path}`
const fill = (path: string, part: string) => path.replace(/\{\w+\}/g, part)
const seq = () => scene.hall.server.hall.runtime.position().seq

async function expectStillServing(before: number): Promise<void> {
  expect((await fetch(`${scene.hall.url}/api/hall`)).status).toBe(200)
  expect(seq()).toBe(before)
}

describe('bad input at every address', () => {
  const reading = restRoutes.filter(({ request }) => request !== undefined)
  const linkOf = () => scene.callers.find(({ who }) => who === 'visitor')?.link ?? ''

  test.each(reading.map((route) => [nameOf(route), route] as const))(
    'bodies to %s',
    async (name, route) => {
      const before = seq()
      const path = fill(route.path, route.path.includes('{link}') ? linkOf() : 'demo-c01')
      for (const [what, body] of bodies) {
        expectClearNo(`${name} with ${what}`, await send(route, path, body))
      }
      const empty = await send(route, path, '{}')
      expect(JSON.parse(empty.text).field, `${name} names the field`).toMatch(/^\w+$/)
      const good = JSON.stringify({ commandId: newId() })
      for (const type of ['text/plain', 'application/xml', 'application/json; charset=utf-7']) {
        expectClearNo(`${name} as ${type}`, await send(route, path, good, type))
      }
      await expectStillServing(before)
    },
    30_000,
  )

  const chosen = restRoutes.filter(({ path }) => path.includes('{'))
  test.each(chosen.map((route) => [nameOf(route), route] as const))(
    'paths of %s',
    async (name, route) => {
      const before = seq()
      for (const part of parts) {
        const body = route.request === undefined ? undefined : '{"commandId":"x"}'
        const answer = await send(route, fill(route.path, part), body)
        const waitsForPairing =
          name.includes('/pairing/requests/') && answer.response.status === 200
        if (waitsForPairing) expect(answer.text).toBe('{"status":"expired"}')
        else expectClearNo(`${name} ${part.slice(0, 40)}`, answer)
      }
      await expectStillServing(before)
    },
  )

  const asking = restRoutes.filter(({ query }) => query !== undefined)
  test.each(asking.map((route) => [nameOf(route), route] as const))(
    'queries of %s',
    async (name, route) => {
      const before = seq()
      const [first = '', second = first] = route.query ?? []
      for (const query of [
        `${first}=1&${first}=2`,
        `${first}[a]=1`,
        `${first}=${'9'.repeat(3_000)}`,
        `${second}=%00`,
        `${second}=NaN`,
        `${first}=x&unheard-of=1`,
        `${first}=2026-11-24&__proto__[admin]=1`,
        `${second}=-1`,
      ]) {
        expectClearNo(`${name}?${query.slice(0, 60)}`, await send(route, `${route.path}?${query}`))
      }
      await expectStillServing(before)
    },
  )
})
