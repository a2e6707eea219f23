import { describe, expect, test } from 'vitest'
import { clientState, hallForEachTest, listener, online } from './bridge.testkit.ts'
import type { DriverHost } from './driver.ts'
import { eventually } from './eventually.testkit.ts'
import { SpeakerDriver } from './speaker/speaker-driver.ts'

const { open, openHall } = hallForEachTest()

describe('announcements', () => {
  test('a call is said once, however often it is delivered, also after a restart', async () => {
    const hall = await openHall()
    const { heard, voice } = listener()
    const drivers = { 'speaker-1': (host: DriverHost) => new SpeakerDriver(host, { voice }) }
    const { bridge } = open(hall, drivers)
    await online(hall)
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await eventually(() =>
      expect(hall.acks('ev-1').map(({ result }) => result)).toEqual(
        expect.arrayContaining(['done', 'repeated']),
      ),
    )
    await bridge.stop()
    open(hall, drivers)
    await eventually(() => expect(hall.last(clientState)).toMatchObject({ state: 'online' }))
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await eventually(() => expect(hall.acks('ev-1')).toHaveLength(3))
    expect(heard).toEqual(['请A零一二号，到三号窗口办理。'])
  })

  test('an expired call is silent, judged by the server’s time', async () => {
    const hall = await openHall()
    const { heard, voice } = listener()
    open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await online(hall)
    await hall.announce('speaker-1', 'ev-old', 'A001', -1)
    await eventually(() => expect(hall.acks('ev-old')).toMatchObject([{ result: 'expired' }]))
    await hall.announce('speaker-1', 'ev-new', 'A002')
    await eventually(() => expect(hall.acks('ev-new')).toMatchObject([{ result: 'done' }]))
    expect(heard).toEqual(['请A零零二号，到三号窗口办理。'])
  })

  test('a bridge that comes back after lunch stays silent', async () => {
    const hall = await openHall()
    const { heard, voice } = listener()
    const { bridge } = open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await online(hall)
    await bridge.stop()
    // The broker keeps it for the bridge; an hour passes in the hall.
    await hall.announce('speaker-1', 'ev-1', 'A012')
    hall.time.now += 3_600_000
    open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await eventually(() => expect(hall.acks('ev-1')).toMatchObject([{ result: 'expired' }]))
    expect(heard).toEqual([])
  })

  test('without the server’s time nothing is said', async () => {
    const hall = await openHall()
    hall.time.told = false
    const { heard, voice } = listener()
    open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await online(hall)
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await eventually(() => expect(hall.acks('ev-1')).toMatchObject([{ result: 'expired' }]))
    expect(heard).toEqual([])
  })
})

describe('the connection', () => {
  test('a lost one is told by its last will, a stopped one by itself', async () => {
    const hall = await openHall()
    const { bridge } = open(hall, {})
    await online(hall)
    hall.dropBridge()
    await eventually(() => {
      const states = hall.told.filter(({ topic }) => topic === clientState)
      expect(states.map(({ payload }) => payload)).toMatchObject([
        { state: 'online' },
        { state: 'offline' },
        { state: 'online' },
      ])
    })
    const sessions = hall.told
      .filter(({ topic }) => topic === clientState)
      .map(({ payload }) => (payload as { readonly sessionNumber: number }).sessionNumber)
    expect(sessions[1]).toBe(sessions[0])
    expect(sessions[2]).toBeGreaterThan(sessions[0] ?? 0)
    await bridge.stop()
    await eventually(() =>
      expect(hall.last(clientState)).toEqual({ state: 'offline', sessionNumber: sessions[2] }),
    )
  })

  test('a token that is not known is told to who can pair again', async () => {
    const hall = await openHall()
    hall.tokens.clear()
    const { refused } = open(hall, {})
    await eventually(() => expect(refused).not.toEqual([]))
  })

  test('nonsense from the broker harms nothing', async () => {
    const hall = await openHall()
    const { heard, voice } = listener()
    open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await online(hall)
    const nonsense = {
      kind: 'announce',
      number: 'x") (system "id")',
      windowNumber: 3,
      callCount: 1,
    }
    await hall.send('speaker-1', 'ev-0', nonsense as never)
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await eventually(() => expect(hall.acks('ev-1')).toMatchObject([{ result: 'done' }]))
    expect(heard).toHaveLength(1)
  })
})
