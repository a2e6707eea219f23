import { type HallId, topics } from '@yihao/contract'
import {
  type BrokerIdentity,
  readableFilters,
  serverPayloadBytesMax,
  writableTopics,
} from './access.ts'

export interface MosquittoClient {
  readonly identity: BrokerIdentity
  /** `$7$…`, as mosquitto_passwd writes it. */
  readonly passwordHash: string
}

export interface MosquittoFilesInput {
  readonly hallId: HallId
  readonly server: { readonly username: string; readonly passwordHash: string }
  readonly clients: readonly MosquittoClient[]
  readonly port: number
  /** Where the files will lie, for the configuration. */
  readonly aclFile: string
  readonly passwordFile: string
}

export interface MosquittoFiles {
  readonly acl: string
  readonly passwords: string
  readonly conf: string
}

/** The same rights that the embedded broker gives, in the words of mosquitto.conf(5). */
export function mosquittoFiles(input: MosquittoFilesInput): MosquittoFiles {
  return { acl: aclOf(input), passwords: passwordsOf(input), conf: confOf(input) }
}

const head = '# Written by `npm run broker-files`; changes here are lost at its next run.'

function aclOf({ hallId, server, clients }: MosquittoFilesInput): string {
  const serverLines = [
    `user ${server.username}`,
    ...readableFilters(hallId, { kind: 'server' }).map((filter) => `topic read ${filter}`),
    // One level below, any device: `+` in place of the id.
    ...[topics.show, topics.do].map((of) => `topic write ${of(hallId, '+' as never)}`),
    `topic write ${topics.time(hallId)}`,
    `topic write ${topics.feedQuarters(hallId)}`,
    `topic write ${topics.feedItems(hallId)}`,
  ]
  const clientLines = clients.map(({ identity }) => [
    `user ${identity.clientId}`,
    ...readableFilters(hallId, { kind: 'client', identity }).map((one) => `topic read ${one}`),
    ...writableTopics(hallId, identity).map((one) => `topic write ${one}`),
  ])
  return text([head], serverLines, ...clientLines)
}

function passwordsOf({ server, clients }: MosquittoFilesInput): string {
  const lines = [
    `${server.username}:${server.passwordHash}`,
    ...clients.map(({ identity, passwordHash }) => `${identity.clientId}:${passwordHash}`),
  ]
  return text(lines)
}

function confOf({ port, aclFile, passwordFile }: MosquittoFilesInput): string {
  return text([
    head,
    '# Mosquitto 2.0 or later: put this file into /etc/mosquitto/conf.d. The user `mosquitto` must',
    '# be able to read both files named below. After pairing or revoking a device run the command',
    '# again and reload (`systemctl reload mosquitto`).',
    `listener ${port}`,
    'allow_anonymous false',
    `password_file ${passwordFile}`,
    `acl_file ${aclFile}`,
    '# Nobody can push out another connection by taking its client id.',
    'use_username_as_clientid true',
    'max_connections 200',
    `max_packet_size ${serverPayloadBytesMax + 1_024}`,
    'max_inflight_messages 20',
    'max_queued_messages 100',
    '# What waits longer for a bridge that is away has expired.',
    'persistent_client_expiration 1h',
    '# All retained state is said again at each start of the server and of a bridge.',
    'persistence false',
  ])
}

const text = (...blocks: readonly (readonly string[])[]) =>
  `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
