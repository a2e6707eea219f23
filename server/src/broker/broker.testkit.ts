import type { DeviceId, HallId } from '@yihao/contract'
import { connect, type IClientOptions, type MqttClient } from 'mqtt'
import type { BrokerIdentity } from './access.ts'

export const hallId = 'h1' as HallId
export const below = (path: string) => `yihao/1/h1/${path}`
export const quiet = { info: () => undefined, error: () => undefined }

export const tokens: Readonly<Record<string, string>> = { 'dev-1': 'secret-1', 'dev-2': 'secret-2' }

export const identityOf = (clientId: string): BrokerIdentity => ({
  clientId,
  deviceIds: [clientId === 'dev-1' ? 'sign-01' : 'sign-02'] as DeviceId[],
  readsFeed: false,
})

export async function authenticate(clientId: string, username: string, password: string) {
  return clientId === username && tokens[username] === password ? identityOf(clientId) : undefined
}

export const happens = (client: MqttClient, event: 'connect' | 'close') =>
  new Promise<void>((resolve) => void client.once(event, () => resolve()))

/** Resolves once the broker let it in, rejects with its answer when not. */
export async function enter(
  port: number,
  clientId: string,
  options: IClientOptions = {},
): Promise<MqttClient> {
  const client = connect({
    host: '127.0.0.1',
    port,
    clientId,
    username: clientId,
    password: tokens[clientId] ?? '',
    protocolVersion: 4,
    reconnectPeriod: 0,
    keepalive: 30,
    ...options,
  })
  // What waited for it comes with the answer to its connect.
  hear(client)
  const ended = happens(client, 'close').then(() => {
    throw new Error('closed')
  })
  try {
    await Promise.race([happens(client, 'connect'), ended])
    client.on('error', () => undefined)
    return client
  } catch (error) {
    client.on('error', () => undefined)
    client.end(true)
    throw error
  }
}

export interface Heard {
  readonly topic: string
  readonly text: string
  readonly retain: boolean
}

const heardBy = new WeakMap<MqttClient, Heard[]>()

/** What it was told since it came in. */
export function hear(client: MqttClient): Heard[] {
  const known = heardBy.get(client)
  if (known !== undefined) return known
  const heard: Heard[] = []
  heardBy.set(client, heard)
  client.on('message', (topic, payload, { retain }) =>
    heard.push({ topic, text: payload.toString('utf8'), retain }),
  )
  return heard
}
