import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Every line to the web server, so that a stop can cut those that would never end. */
export class Lines {
  readonly #open = new Set<Socket>()

  constructor(http: Server) {
    http.on('connection', (line) => {
      this.#open.add(line)
      line.once('close', () => this.#open.delete(line))
    })
  }

  cut(): void {
    for (const line of this.#open) line.destroy()
  }
}
