import { pbkdf2Sync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DeviceAssignment, DeviceId, EpochMs, PairingRequest } from '@yihao/contract'
import { limits } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { DeviceStore } from './device-store.ts'
import { Pairing } from './pairing.ts'
import { asSystem, staffedHall } from './people.testkit.ts'

const assignment = { kind: 'kiosk', kioskId: 'kiosk-1' } as DeviceAssignment
const request: PairingRequest = { kind: 'kiosk', label: '正门' }

async function pairingHall() {
  const hall = await staffedHall()
  const store = new DeviceStore(hall.database())
  const pairing = new Pairing({ store, runtime: hall.runtime, nowMs: () => hall.time.nowMs })
  const ask = () => {
    const ticket = pairing.ask(request)
    if (ticket === undefined) throw new Error('too many')
    return ticket
  }
  let commands = 0
  const confirm = (code: string, as: DeviceAssignment = assignment) => {
    commands += 1
    const actor = { kind: 'system', part: 'console' } as const
    return pairing.confirm({ commandId: asSystem(`pair-${commands}`), actor, code, assignment: as })
  }
  return { ...hall, devices: store, pairing, ask, confirm }
}

describe('a device token', () => {
  test('opens the door to its device only, also after a restart', async () => {
    const { devices, database } = await pairingHall()
    const device = { deviceId: 'd1' as DeviceId, label: '正门', assignment, pairedAt: 5 as EpochMs }
    const token = devices.add(device)
    const other = devices.add({ ...device, deviceId: 'd2' as DeviceId })
    expect(devices.byToken(token)).toMatchObject(device)
    expect(devices.byToken(other)?.deviceId).toBe('d2')
    expect(new DeviceStore(database()).byToken(token)?.deviceId).toBe('d1')
    for (const wrong of ['', token.slice(1), `${token} `, 'd1']) {
      expect(devices.byToken(wrong)).toBeUndefined()
    }
    devices.remove('d1' as DeviceId)
    expect(devices.byToken(token)).toBeUndefined()
    expect(devices.all().map((one) => one.deviceId)).toEqual(['d2'])
  })

  test('is in the file as hashes only; Mosquitto’s is of its own kind', async () => {
    const { devices, database, path } = await pairingHall()
    const deviceId = 'd1' as DeviceId
    const token = devices.add({ deviceId, label: '', assignment, pairedAt: 5 as EpochMs })
    database().exec('PRAGMA wal_checkpoint(TRUNCATE)')
    expect(readFileSync(path).toString('latin1')).not.toContain(token)
    const [, kind, rounds, salt = '', key] = devices.all()[0]?.mosquittoHash.split('$') ?? []
    expect(kind).toBe('7')
    const again = pbkdf2Sync(token, Buffer.from(salt, 'base64'), Number(rounds), 64, 'sha512')
    expect(key).toBe(again.toString('base64'))
  })
})

describe('pairing', () => {
  test('[DEVICE-1] six digits typed in by staff give the screen its token, told once', async () => {
    const { pairing, ask, confirm, devices, runtime } = await pairingHall()
    const { requestId, code, pollSecret } = ask()
    expect(code).toMatch(/^\d{6}$/)
    expect(pairing.status(requestId, pollSecret)).toEqual({ status: 'waiting', code })
    expect(pairing.requestOf(code)).toEqual(request)
    const confirmed = await confirm(code)
    const status = pairing.status(requestId, pollSecret)
    expect(status).toMatchObject({ status: 'confirmed', ...confirmed, assignment })
    const token = status?.status === 'confirmed' ? status.token : ''
    expect(devices.byToken(token)).toMatchObject({ ...confirmed, label: '正门' })
    expect(await runtime.read((hall) => hall.devices.size)).toBe(1)
    expect(pairing.status(requestId, pollSecret)).toBeUndefined()
  })

  test('a code is used once, also by two who type it at the same moment', async () => {
    const { ask, confirm, devices } = await pairingHall()
    const { code } = ask()
    const both = await Promise.all([confirm(code), confirm(code)])
    expect(both.filter((one) => 'deviceId' in one)).toHaveLength(1)
    expect(await confirm(code)).toEqual({ code: 'PairingCodeWrong', field: 'code' })
    expect(devices.all()).toHaveLength(1)
  })

  test('a confirmation that was refused leaves the code to be used', async () => {
    const { ask, confirm } = await pairingHall()
    const { code } = ask()
    const nowhere = { kind: 'kiosk', kioskId: 'kiosk-9' } as DeviceAssignment
    expect('deviceId' in (await confirm(code, nowhere))).toBe(false)
    expect(await confirm(code, { kind: 'wall' })).toMatchObject({ code: 'PairingCodeWrong' })
    expect('deviceId' in (await confirm(code))).toBe(true)
  })

  test('a code expires', async () => {
    const { pairing, ask, confirm, time } = await pairingHall()
    const { requestId, code, pollSecret } = ask()
    time.nowMs += limits.pairingCodeMs - 1
    expect(pairing.status(requestId, pollSecret)?.status).toBe('waiting')
    time.nowMs += 1
    expect(pairing.requestOf(code)).toBeUndefined()
    expect(await confirm(code)).toEqual({ code: 'PairingCodeWrong', field: 'code' })
    expect(pairing.status(requestId, pollSecret)).toBeUndefined()
  })

  test('a stranger who knows the request but not its secret learns nothing', async () => {
    const { pairing, ask, confirm } = await pairingHall()
    const { requestId, code, pollSecret } = ask()
    await confirm(code)
    for (const guess of ['', code, pollSecret.slice(0, -1)]) {
      expect(pairing.status(requestId, guess)).toBeUndefined()
    }
    expect(pairing.status(requestId, pollSecret)?.status).toBe('confirmed')
  })

  test('codes on show differ, and nobody can ask without end', async () => {
    const { pairing, ask, time } = await pairingHall()
    const codes = Array.from({ length: 200 }, () => ask().code)
    expect(new Set(codes).size).toBe(200)
    expect(pairing.ask(request)).toBeUndefined()
    time.nowMs += limits.pairingCodeMs
    expect(pairing.ask(request)).toBeDefined()
  })
})
