import type { Socket } from 'node:net'
import { decodeOnbonRequest, type OnbonRequest, openOnbonBody } from '../bytes/onbon-k.ts'
import type { OnbonArea, OnbonUnit } from '../bytes/onbon-k-area.ts'
import { encodeOnbonAck, encodeOnbonStatus, type OnbonError } from '../bytes/onbon-k-reply.ts'
import { type OnbonReceived, onbonReceiver } from '../bytes/onbon-k-wire.ts'
import { changes } from './changes.ts'
import { type LedRun, ledRuns } from './sign-text.ts'
import { listenOnTcp } from './tcp-listener.ts'

export type SignFault =
  | 'none'
  /** Takes everything and answers nothing. */
  | 'silent'
  /** Refuses everything for now. */
  | 'busy'
  /** Answers with a wrong checksum. */
  | 'bad-crc'
  /** Answers with the first half of a frame. */
  | 'half-frame'

export interface SignEmulatorOptions {
  /** 0 for any free port; a card itself listens on 5005. */
  readonly port: number
  /** 屏号, the card's own number. */
  readonly screen?: number
  readonly unit?: OnbonUnit
}

export interface SignPicture {
  readonly on: boolean
  /** 0 to 15. */
  readonly brightness: number
  readonly runs: readonly LedRun[]
}

export interface SignEmulator {
  readonly port: number
  /** What it shows now; empty when it is off. */
  text(): string
  picture(): SignPicture
  /** Frames understood since the start. */
  frameCount(): number
  setFault(fault: SignFault): void
  /** A card keeps dynamic areas in memory only: it comes back dark. */
  powerCycle(): void
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const SCREEN_WILDCARDS = [0xfffe, 0xffff]

interface Card {
  on: boolean
  brightness: number
  readonly areas: Map<number, OnbonArea>
}

const factoryCard = (): Card => ({ on: true, brightness: 15, areas: new Map() })

function applyAreas(card: Card, request: OnbonRequest & { kind: 'areas' }): void {
  if (request.clearFirst) for (const area of request.areas) card.areas.delete(area.id)
  if (request.remove === 'all') card.areas.clear()
  else for (const id of request.remove ?? []) card.areas.delete(id)
  for (const area of request.areas) card.areas.set(area.id, area)
}

function apply(card: Card, request: OnbonRequest): void {
  if (request.kind === 'areas') applyAreas(card, request)
  if (request.kind === 'clear' || request.kind === 'reset') card.areas.clear()
  if (request.kind === 'power') card.on = request.on
  if (request.kind === 'brightness') card.brightness = request.level
}

function statusOf(card: Card, screen: number): Uint8Array {
  const now = new Date()
  return encodeOnbonStatus(screen, {
    on: card.on,
    brightness: card.brightness,
    areaIds: [...card.areas.keys()],
    clock: {
      year: now.getFullYear(),
      month: now.getMonth() + 1,
      day: now.getDate(),
      hour: now.getHours(),
      minute: now.getMinutes(),
      second: now.getSeconds(),
      weekday: now.getDay() || 7,
    },
  })
}

function spoilt(answer: Uint8Array, fault: SignFault): Uint8Array {
  if (fault === 'half-frame') return answer.slice(0, answer.length / 2)
  // The last but one byte belongs to the checksum.
  if (fault === 'bad-crc')
    return answer.map((byte, at) => (at === answer.length - 2 ? byte ^ 1 : byte))
  return answer
}

/** Answers one received frame; nothing when it is meant for another card. */
function answerTo(
  card: Card,
  received: OnbonReceived,
  screen: number,
  unit: OnbonUnit,
): { readonly bytes: Uint8Array; readonly request?: OnbonRequest } | undefined {
  const refused = (error: OnbonError) => ({ bytes: encodeOnbonAck(screen, error) })
  if (received.kind === 'garbage') return received.reason === 'crc' ? refused('crc') : undefined
  const opened = openOnbonBody(received.body)
  if (!opened) return undefined
  if (opened.to !== screen && !SCREEN_WILDCARDS.includes(opened.to)) return undefined
  const request = decodeOnbonRequest(opened.data, unit)
  if (!request) return refused('unknown-command')
  const bytes = request.kind === 'status' ? statusOf(card, screen) : encodeOnbonAck(screen)
  return { bytes, request }
}

/** A window sign with a 仰邦 K card. */
export async function startSignEmulator(options: SignEmulatorOptions): Promise<SignEmulator> {
  const { screen = 1, unit = 'pixel' } = options
  const card = factoryCard()
  const changed = changes()
  let fault: SignFault = 'none'
  let frames = 0

  const take = (socket: Socket, received: OnbonReceived) => {
    if (fault === 'silent') return
    const answer = answerTo(card, received, screen, unit)
    if (!answer) return
    if (fault === 'busy') {
      socket.write(encodeOnbonAck(screen, 'busy'))
      return
    }
    if (answer.request) {
      frames += 1
      apply(card, answer.request)
      changed.tell()
    }
    socket.write(spoilt(answer.bytes, fault))
  }

  const listener = await listenOnTcp(options.port, (socket) => {
    const receiver = onbonReceiver()
    socket.on('data', (chunk) => {
      for (const received of receiver.push(chunk)) take(socket, received)
    })
  })

  const runs = () => (card.on ? [...card.areas.values()].flatMap((area) => ledRuns(area.text)) : [])
  return {
    port: listener.port,
    text: () =>
      runs()
        .map(({ text }) => text)
        .join(''),
    picture: () => ({ on: card.on, brightness: card.brightness, runs: runs() }),
    frameCount: () => frames,
    setFault: (next) => {
      fault = next
    },
    powerCycle: () => {
      Object.assign(card, { on: true, brightness: 15 })
      card.areas.clear()
      listener.dropAll()
      changed.tell()
    },
    onChange: changed.onChange,
    close: listener.close,
  }
}
