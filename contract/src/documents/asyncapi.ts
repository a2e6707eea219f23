import type { z } from 'zod'
import { commandEnvelopeSchema } from '../commands/envelope.ts'
import { refusalSchema } from '../commands/replies.ts'
import * as payloads from '../mqtt/payloads.ts'
import { topicRoot } from '../mqtt/topics.ts'
import { helloSchema, pulseSchema, shownSchema } from '../socket/socket.ts'
import { protocolVersion } from '../version.ts'
import { componentSchemas, schemaRef } from './schemas.ts'

interface Channel {
  readonly address: string
  readonly payload: z.ZodType
  /** From the server's side. */
  readonly action: 'send' | 'receive'
  readonly summary: string
}

const hall = `${topicRoot}/{hallId}`
const client = `${hall}/client/{clientId}`

const mqttChannels: Readonly<Record<string, Channel>> = {
  clientState: {
    address: `${client}/state`,
    payload: payloads.clientStatePayloadSchema,
    action: 'receive',
    summary: 'Retained, with a last will: the connection is there',
  },
  press: {
    address: `${client}/press`,
    payload: payloads.pressPayloadSchema,
    action: 'receive',
    summary: 'A key was pressed; a request that gets an answer',
  },
  ack: {
    address: `${client}/ack`,
    payload: payloads.ackPayloadSchema,
    action: 'receive',
    summary: 'What became of a `do`',
  },
  deviceState: {
    address: `${client}/device/{deviceId}`,
    payload: payloads.deviceStatePayloadSchema,
    action: 'receive',
    summary: 'Retained state of one device behind the connection',
  },
  show: {
    address: `${hall}/show/{deviceId}`,
    payload: payloads.showPayloadSchema,
    action: 'send',
    summary: 'Retained: what the device should show now',
  },
  do: {
    address: `${hall}/do/{deviceId}`,
    payload: payloads.doPayloadSchema,
    action: 'send',
    summary: 'Announce, print, answer a press; silent once it has expired',
  },
  time: {
    address: `${hall}/time`,
    payload: payloads.timePayloadSchema,
    action: 'send',
    summary: 'The server’s time, by which expiry is judged',
  },
  feedQuarters: {
    address: `${hall}/feed/quarters`,
    payload: payloads.feedQuartersPayloadSchema,
    action: 'send',
    summary: 'Final rows of the conduct feed',
  },
  feedItems: {
    address: `${hall}/feed/items`,
    payload: payloads.feedItemsPayloadSchema,
    action: 'send',
    summary: 'The feed outwards: every kind of item, by cursor',
  },
}

const socketChannels: Readonly<Record<string, Channel>> = {
  hello: {
    address: 'hello',
    payload: helloSchema,
    action: 'receive',
    summary: 'What a screen wants to be shown; answered with whole views and the position',
  },
  command: {
    address: 'command',
    payload: commandEnvelopeSchema,
    action: 'receive',
    summary: 'A command with an id made at the press; answered with the reply',
  },
  shown: {
    address: 'shown',
    payload: shownSchema,
    action: 'send',
    summary: 'A whole view with its position',
  },
  pulse: {
    address: 'pulse',
    payload: pulseSchema,
    action: 'send',
    summary: 'Hall time and position, every five seconds',
  },
  dismissed: {
    address: 'dismissed',
    payload: refusalSchema,
    action: 'send',
    summary: 'The session, token or link counts no more; the line ends',
  },
}

/** MQTT 3.1.1 and Socket.IO as AsyncAPI 3. */
export function asyncApiDocument(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Yihao (一号) live interfaces',
      version: String(protocolVersion),
      description:
        'MQTT 3.1.1, QoS 1: client id and user name are the paired device’s id, the password its ' +
        'token. Socket.IO 4 over WebSocket: `auth` as in components.schemas.SocketAuth, or the ' +
        'staff’s cookie.',
    },
    servers: {
      mqtt: { host: '{hall}:1883', protocol: 'mqtt', protocolVersion: '3.1.1' },
      screens: { host: '{hall}:8080', pathname: '/socket.io', protocol: 'ws' },
    },
    channels: { ...channelsOf(mqttChannels, 'mqtt'), ...channelsOf(socketChannels, 'screens') },
    operations: { ...operationsOf(mqttChannels), ...operationsOf(socketChannels) },
    components: {
      schemas: componentSchemas(),
    },
  }
}

function channelsOf(channels: Readonly<Record<string, Channel>>, server: string): object {
  return Object.fromEntries(
    Object.entries(channels).map(([name, { address, payload, summary }]) => [
      name,
      {
        address,
        summary,
        servers: [{ $ref: `#/servers/${server}` }],
        messages: { [name]: { payload: schemaRef(payload) } },
        ...parametersOf(address),
      },
    ]),
  )
}

function parametersOf(address: string): object {
  const names = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  if (names.length === 0) return {}
  return { parameters: Object.fromEntries(names.map((name) => [name, {}])) }
}

function operationsOf(channels: Readonly<Record<string, Channel>>): object {
  return Object.fromEntries(
    Object.entries(channels).map(([name, { action }]) => [
      `${action}-${name}`,
      { action, channel: { $ref: `#/channels/${name}` } },
    ]),
  )
}
