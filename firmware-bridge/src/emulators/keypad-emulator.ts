import type { Socket } from 'node:net'
import { type PadFrame, padReceiver } from '../bytes/keypad.ts'
import { type PadPress, pressFrame, readPadOrder } from '../bytes/keypad-words.ts'
import { changes } from './changes.ts'
import { listenOnTcp } from './tcp-listener.ts'

export type PadKeyPress = Exclude<PadPress, { kind: 'other' }>

export interface KeypadEmulatorOptions {
  /** 0 for any free port. It stands for a serial line behind a TCP serial server. */
  readonly port: number
  /** The pads on the line; one with the address 1 when absent. */
  readonly addresses?: readonly number[]
  /** How long a pad waits for its acknowledgement before it sends again. */
  readonly waitMs?: number
}

export interface PadPicture {
  readonly address: number
  /** Three digits, or blanks before the first display. */
  readonly waiting: string
  readonly ticket: string
  /** The evaluator asks the visitor for a rating. */
  readonly askingRating: boolean
  readonly beeps: number
}

export interface KeypadEmulator {
  readonly port: number
  pads(): readonly PadPicture[]
  /** Presses a key and waits for the acknowledgement; pads send three times before they give up. */
  press(address: number, press: PadKeyPress): Promise<'acknowledged' | 'no-answer'>
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

const SENDS_MAX = 3

interface Pad {
  picture: PadPicture
  acknowledge: (() => void) | undefined
}

const darkPad = (address: number): Pad => ({
  picture: { address, waiting: '   ', ticket: '   ', askingRating: false, beeps: 0 },
  acknowledge: undefined,
})

function obey(pad: Pad, frame: PadFrame): void {
  const order = readPadOrder(frame)
  const { picture } = pad
  if (order.kind === 'beep') pad.picture = { ...picture, beeps: picture.beeps + 1 }
  if (order.kind === 'ask-rating') pad.picture = { ...picture, askingRating: true }
  if (order.kind === 'acknowledged') pad.acknowledge?.()
  if (order.kind === 'display')
    pad.picture = {
      ...picture,
      waiting: order.waiting ?? picture.waiting,
      ticket: order.ticket ?? picture.ticket,
    }
}

/** Sends until an acknowledgement comes. */
function sendUntilHeard(pad: Pad, waitMs: number, send: () => void) {
  return new Promise<'acknowledged' | 'no-answer'>((resolve) => {
    let sends = 0
    let timer: NodeJS.Timeout | undefined
    const finish = (result: 'acknowledged' | 'no-answer') => {
      clearTimeout(timer)
      pad.acknowledge = undefined
      resolve(result)
    }
    const attempt = () => {
      if (sends === SENDS_MAX) return finish('no-answer')
      sends += 1
      send()
      timer = setTimeout(attempt, waitMs)
    }
    pad.acknowledge = () => finish('acknowledged')
    attempt()
  })
}

/** Keypads with displays and evaluators on one line. */
export async function startKeypadEmulator(options: KeypadEmulatorOptions): Promise<KeypadEmulator> {
  const { addresses = [1], waitMs = 300 } = options
  const pads = new Map(addresses.map((address) => [address, darkPad(address)]))
  const changed = changes()

  const listener = await listenOnTcp(options.port, (socket: Socket) => {
    const receiver = padReceiver()
    socket.on('data', (chunk) => {
      for (const frame of receiver.push(chunk, performance.now())) {
        const pad = pads.get(frame.address)
        if (!pad) continue
        obey(pad, frame)
        changed.tell()
      }
    })
  })

  return {
    port: listener.port,
    pads: () => [...pads.values()].map(({ picture }) => picture),
    press: async (address, press) => {
      const pad = pads.get(address)
      // A pad with a key still on its way takes no second one.
      if (!pad || pad.acknowledge) return 'no-answer'
      const bytes = pressFrame(address, press)
      const result = await sendUntilHeard(pad, waitMs, () => {
        for (const socket of listener.sockets) socket.write(bytes)
      })
      if (press.kind === 'rating') pad.picture = { ...pad.picture, askingRating: false }
      changed.tell()
      return result
    },
    onChange: changed.onChange,
    close: listener.close,
  }
}
