import type { DoPayload, TicketSlip } from '@yihao/contract'
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import {
  type Condition,
  type Driver,
  type DriverHost,
  type Outcome,
  sentenceOf,
} from '../driver.ts'
import type { OpenLine } from '../lines/open-line.ts'
import { composeSlip } from './compose.ts'
import { PrinterLine } from './printer-line.ts'
import type { PaperColumns } from './slip-rows.ts'

export interface PrinterOptions {
  readonly open: OpenLine
  readonly columns: PaperColumns
  /** False for printers that never answer a query. */
  readonly answers: boolean
  readonly pollMs?: number
}

const usualPollMs = 15_000

/** What the package hands over instead of opening a connection of its own. */
interface Transport {
  execute(job: Buffer): Promise<Outcome>
  isPrinterConnected(): Promise<boolean>
}

/** Prints one slip after another and looks in between whether there is still paper. */
export class PrinterDriver implements Driver {
  readonly #host: DriverHost
  readonly #options: PrinterOptions
  readonly #package: ThermalPrinter
  readonly #poll: NodeJS.Timeout
  #turn: Promise<unknown> = Promise.resolve()
  #stopped = false

  constructor(host: DriverHost, options: PrinterOptions) {
    this.#host = host
    this.#options = options
    const transport: Transport = {
      execute: (job) => this.#send(job),
      isPrinterConnected: async () => (await this.#look()).state !== 'offline',
    }
    this.#package = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      // Its types know addresses only; an object with these two functions is taken as it is.
      interface: transport as unknown as string,
    })
    const look = () => void this.#inTurn(() => this.#lookAndReport())
    this.#poll = setInterval(look, options.pollMs ?? usualPollMs)
    look()
  }

  async do({ action, expiresAt }: DoPayload): Promise<Outcome> {
    if (action.kind !== 'print') return { result: 'failed', detail: 'a printer only prints' }
    return this.#inTurn(async () => {
      const now = this.#host.now()
      if (now === undefined || now >= expiresAt) return { result: 'expired' }
      const outcome = await this.#print(action.slip)
      if (outcome.result === 'failed') {
        const { number } = action.slip
        this.#host.log.warn({ number, detail: outcome.detail }, 'The slip was not printed')
      }
      return outcome
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#poll)
    await this.#turn
  }

  async #print(slip: TicketSlip): Promise<Outcome> {
    if (this.#stopped)
      return { result: 'failed', detail: 'the bridge stops', nothingHappened: true }
    composeSlip(this.#package, slip, this.#options.columns)
    // The types speak of a text; it is what our transport returned.
    return (await this.#package.execute()) as unknown as Outcome
  }

  async #send(job: Buffer): Promise<Outcome> {
    let sent = false
    let line: PrinterLine | undefined
    try {
      line = await PrinterLine.open(this.#options.open)
      const before = await this.#conditionOn(line)
      this.#host.report(before)
      if (before.state === 'out-of-order' || before.state === 'offline') {
        return { result: 'failed', detail: before.detail ?? before.state, nothingHappened: true }
      }
      sent = true
      return await this.#sendOn(line, job)
    } catch (error) {
      this.#host.report({ state: 'offline', detail: 'no-connection' })
      return { result: 'failed', detail: sentenceOf(error), nothingHappened: !sent }
    } finally {
      await line?.close()
    }
  }

  async #sendOn(line: PrinterLine, job: Buffer): Promise<Outcome> {
    const end = await line.print(job, this.#options.answers)
    switch (end.kind) {
      case 'printed':
        return { result: 'done' }
      case 'unconfirmed':
        return { result: 'done', detail: 'not confirmed by the printer' }
      case 'stopped':
        // Perhaps half a slip hangs out; a second one is for a person to order.
        this.#host.report(end.condition)
        return { result: 'failed', detail: end.condition.detail ?? 'stopped' }
    }
  }

  async #conditionOn(line: PrinterLine): Promise<Condition> {
    if (!this.#options.answers) return { state: 'ready' }
    return (await line.condition()) ?? { state: 'offline', detail: 'no-answer' }
  }

  async #look(): Promise<Condition> {
    let line: PrinterLine | undefined
    try {
      line = await PrinterLine.open(this.#options.open)
      return await this.#conditionOn(line)
    } catch {
      return { state: 'offline', detail: 'no-connection' }
    } finally {
      await line?.close()
    }
  }

  async #lookAndReport(): Promise<void> {
    if (!this.#stopped) this.#host.report(await this.#look())
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => undefined)
    return mine
  }
}
