import {
  type ClientToServerEvents,
  type CommandId,
  type EpochMs,
  type HallCommand,
  type HelloReply,
  protocolVersion,
  type Reply,
  type ServerToClientEvents,
  type WindowId,
} from '@yihao/contract'
import { io, type Socket } from 'socket.io-client'
import type { HallTime } from './hall-time.ts'

const ackTimeoutMs = 10_000
const triesMax = 4

export interface DeskOptions {
  readonly url: string
  readonly cookie: string
  readonly windowId: string
  readonly run: string
  readonly time: HallTime
}

/** A clerk at one window with a connection of their own; presses there one after another. */
export class Desk {
  readonly windowId: WindowId
  serving = false
  /** Order of the last press, to find the window that has been free the longest. */
  lastPress = 0
  readonly #socket: Socket<ServerToClientEvents, ClientToServerEvents>
  readonly #run: string
  #presses = 0
  #last: Promise<void> = Promise.resolve()

  private constructor(options: DeskOptions, socket: Socket) {
    this.windowId = options.windowId as WindowId
    this.#run = options.run
    this.#socket = socket
  }

  static async open(options: DeskOptions): Promise<Desk> {
    const { url, cookie, time, windowId } = options
    const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(url, {
      transports: ['websocket'],
      extraHeaders: { cookie },
      forceNew: true,
    })
    const learn = ({ at }: { readonly at: EpochMs }) => time.learn(at)
    socket.on('pulse', learn)
    const hello = () => {
      const subscribe = [{ kind: 'counter', windowId: windowId as WindowId } as const]
      const said = socket.timeout(ackTimeoutMs).emitWithAck('hello', { protocolVersion, subscribe })
      return said.then((reply: HelloReply) => {
        if (!reply.ok) throw new Error(`window ${windowId}: ${reply.words.en}`)
        learn(reply)
      })
    }
    await new Promise<void>((resolve, reject) => {
      socket.once('connect_error', reject)
      // Said again after each interruption, as every screen does.
      socket.on('connect', () => hello().then(resolve, reject))
    })
    return new Desk(options, socket)
  }

  /** Sent until it is answered, always with the same id, so that it has one effect. */
  async send(type: WindowVerb): Promise<Reply> {
    this.#presses += 1
    const commandId = `${this.#run}-${this.windowId}-${this.#presses}` as CommandId
    const command = { type, data: { windowId: this.windowId } } as HallCommand
    for (let tries = 1; ; tries += 1) {
      try {
        const socket = this.#socket.timeout(ackTimeoutMs)
        return await socket.emitWithAck('command', { commandId, command })
      } catch (error) {
        if (tries >= triesMax) throw error
      }
    }
  }

  /** Runs after what this clerk already has to do. */
  afterwards(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work)
    return this.#last
  }

  /**
   * Ends the service that runs and calls the next, sent together: on one line they arrive in order,
   * and a round trip between them would be seconds of an accelerated hall.
   */
  async finishAndCall(): Promise<Reply> {
    const [, reply] = await Promise.all([this.finish(), this.send('CallNext')])
    return reply
  }

  /** Ends the service that runs, if any; a refusal means that the hall ended it already. */
  async finish(): Promise<void> {
    const { serving } = this
    this.serving = false
    if (serving) await this.send('FinishServing')
  }

  close(): void {
    this.#socket.close()
  }
}

type WindowVerb = Extract<
  HallCommand['type'],
  'OpenWindow' | 'CloseWindow' | 'CallNext' | 'StartServing' | 'FinishServing'
>
