import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { http, startHall, type TestHall } from './hall.testkit.ts'

let hall: TestHall
beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.end())

describe('pages', () => {
  test('the start page and what it needs are there without a build', async () => {
    for (const path of ['/', '/start.js', '/start.css', '/start.svg']) {
      expect((await http(hall, 'GET', path)).status, path).toBe(200)
    }
  })

  test.each(['/nothing', '/display/assets/none.js', '/kiosk/assets/none.css', '/%E0%A4%A'])(
    '%s is not there, and says so in the words of the hall',
    async (path) => {
      const answer = await http<string>(hall, 'GET', path)
      expect(answer.status).toBe(404)
      expect(answer.body).toContain('没有这个页面')
    },
  )

  test('the documents of the interfaces are served', async () => {
    const openapi = await http<{ openapi: string }>(hall, 'GET', '/openapi.json')
    expect(openapi.body.openapi).toBe('3.1.0')
    const asyncapi = await http<{ asyncapi: string }>(hall, 'GET', '/asyncapi.json')
    expect(asyncapi.body.asyncapi).toBe('3.0.0')
  })
})
