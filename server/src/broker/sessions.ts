import type { Aedes, Client } from 'aedes'

/** What the broker keeps for clients that are away; its types leave it out. */
interface Persistence {
  cleanSubscriptions(client: { readonly id: string }): Promise<void>
  outgoingStream(client: { readonly id: string }): AsyncIterable<object>
  outgoingClearMessageId(client: { readonly id: string }, packet: object): Promise<unknown>
}

interface BrokerInside {
  readonly persistence: Persistence
  readonly clients: Readonly<Record<string, Client>>
}

/**
 * A bridge that loses its line for a moment gets its jobs when it is back. One that stays away
 * gets none of them: by then they have expired, and its queue would only grow.
 */
export class Sessions {
  readonly #inside: BrokerInside
  readonly #keptMs: number

  constructor(broker: Aedes, keptMs: number) {
    this.#inside = broker as unknown as BrokerInside
    this.#keptMs = keptMs
    broker.on('clientDisconnect', (client) => this.#left(client.id))
  }

  /** Ends the connection and its session: new rights begin with new subscriptions. */
  cutOff(clientId: string): void {
    this.#inside.clients[clientId]?.close()
    void this.#forget(clientId)
  }

  #left(clientId: string): void {
    const forgetUnlessBack = () => {
      if (this.#inside.clients[clientId] === undefined) void this.#forget(clientId)
    }
    setTimeout(forgetUnlessBack, this.#keptMs).unref()
  }

  async #forget(id: string): Promise<void> {
    const { persistence } = this.#inside
    await persistence.cleanSubscriptions({ id })
    for await (const packet of persistence.outgoingStream({ id })) {
      await persistence.outgoingClearMessageId({ id }, packet)
    }
  }
}
