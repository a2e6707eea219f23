import { randomUUID } from 'node:crypto'
import type { CommandId, DeviceId, PressPayload } from '@yihao/contract'
import type { PressAnswer } from '../driver.ts'

const resendMs = 1_500
/** After this the finger has left the key and the clerk has looked up. */
const answerWithinMs = 6_000

interface Open {
  readonly resolve: (answer: PressAnswer) => void
  readonly resend: NodeJS.Timeout
  readonly giveUp: NodeJS.Timeout
}

/** Presses on their way: said again under the same id until answered, and never later than that. */
export class Presses {
  readonly #send: (press: PressPayload) => void
  readonly #open = new Map<CommandId, Open>()

  constructor(send: (press: PressPayload) => void) {
    this.#send = send
  }

  press(deviceId: DeviceId, key: PressPayload['key']): Promise<PressAnswer> {
    const pressId = `press.${randomUUID()}` as CommandId
    const press: PressPayload = { pressId, deviceId, key }
    return new Promise((resolve) => {
      this.#open.set(pressId, {
        resolve,
        resend: setInterval(() => this.#send(press), resendMs),
        giveUp: setTimeout(() => this.#end(pressId, 'unanswered'), answerWithinMs),
      })
      this.#send(press)
    })
  }

  answered(pressId: CommandId, refused: boolean): void {
    this.#end(pressId, refused ? 'refused' : 'accepted')
  }

  stop(): void {
    for (const pressId of [...this.#open.keys()]) this.#end(pressId, 'unanswered')
  }

  #end(pressId: CommandId, answer: PressAnswer): void {
    const open = this.#open.get(pressId)
    if (open === undefined) return
    this.#open.delete(pressId)
    clearInterval(open.resend)
    clearTimeout(open.giveUp)
    open.resolve(answer)
  }
}
