import { describe, expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

describe('settings', () => {
  test('nothing needs to be set on the demonstration machine', () => {
    expect(readSettings({ STATE_DIR: '/var/lib/bridge' })).toEqual({
      serverUrl: 'http://127.0.0.1:8080',
      mqttUrl: undefined,
      bridgeId: 'bridge-1',
      stateDir: '/var/lib/bridge',
      addressesFile: '/var/lib/bridge/addresses.json',
      emulate: false,
      emulatorPort: 8090,
      logLevel: 'info',
    })
  })

  test('an empty value counts as not set', () => {
    expect(readSettings({ SERVER_URL: ' ', MQTT_URL: '', EMULATE: '' })).toMatchObject({
      serverUrl: 'http://127.0.0.1:8080',
      mqttUrl: undefined,
      emulate: false,
    })
  })

  test('addresses lose the slash at their end', () => {
    const settings = readSettings({ SERVER_URL: 'https://hall.example/', MQTT_URL: 'ws://b/mqtt/' })
    expect(settings).toMatchObject({ serverUrl: 'https://hall.example', mqttUrl: 'ws://b/mqtt' })
  })

  test.each([
    ['SERVER_URL', 'hall.example'],
    ['SERVER_URL', 'ftp://hall.example'],
    ['SERVER_URL', 'http://hall.example/api'],
    ['MQTT_URL', 'http://hall.example'],
    ['BRIDGE_ID', '../bridge'],
    ['EMULATE', 'yes'],
    ['EMULATOR_PORT', '70000'],
    ['EMULATOR_PORT', '80a'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused in one sentence that names it', (name, value) => {
    const read = () => readSettings({ [name]: value })
    expect(read).toThrow(SettingsError)
    expect(read).toThrow(new RegExp(`^${name} must be .*\\.$`))
  })
})
