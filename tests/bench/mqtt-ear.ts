import { connectAsync, type MqttClient } from 'mqtt'
import type { MqttAccess } from './hardware-questions.ts'

const heardWithinMs = 10_000

export function connectTo({ port, username, password }: MqttAccess): Promise<MqttClient> {
  return connectAsync(`mqtt://127.0.0.1:${port}`, {
    clientId: username,
    username,
    password,
    protocolVersion: 4,
    reconnectPeriod: 0,
  })
}

/** Tells when something that fits arrives on a topic. */
export class MqttEar {
  readonly #waiting = new Map<string, (text: string, at: number) => void>()

  async open(access: MqttAccess, listenTo: readonly string[]): Promise<void> {
    const client = await connectTo(access)
    client.on('message', (topic, payload) => {
      const at = performance.now()
      const text = payload.toString('utf8')
      this.#waiting.get(topic)?.(text, at)
    })
    await client.subscribeAsync([...listenTo], { qos: 1 })
  }

  /** When it arrived, and what. */
  heard(topic: string, part: string): Promise<{ readonly at: number; readonly text: string }> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(topic)
        reject(new Error(`${part} was not heard on ${topic}`))
      }, heardWithinMs)
      this.#waiting.set(topic, (text, at) => {
        if (!text.includes(part)) return
        clearTimeout(late)
        this.#waiting.delete(topic)
        resolve({ at, text })
      })
    })
  }
}
