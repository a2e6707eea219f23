import { connect, type Socket } from 'node:net'

export interface DeviceClient {
  readonly socket: Socket
  send(bytes: Uint8Array | readonly number[]): void
  /** Waits for so many bytes since the last call. */
  receive(count: number): Promise<Uint8Array>
  /** What has come and was not received yet, after a little while. */
  settled(): Promise<Uint8Array>
  end(): void
}

export const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until something holds; the lane's time-out ends a vain wait. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await later(5)
}

/** The other end of a device's line. */
export async function connectTo(port: number): Promise<DeviceClient> {
  const socket = connect(port, '127.0.0.1')
  let received: number[] = []
  socket.on('data', (chunk) => received.push(...chunk))
  socket.on('error', () => socket.destroy())
  await new Promise((resolve) => socket.once('connect', resolve))
  return {
    socket,
    send: (bytes) => socket.write(Uint8Array.from(bytes)),
    receive: async (count) => {
      await until(() => received.length >= count)
      const bytes = Uint8Array.from(received.slice(0, count))
      received = received.slice(count)
      return bytes
    },
    settled: async () => {
      await later(60)
      const bytes = Uint8Array.from(received)
      received = []
      return bytes
    },
    end: () => socket.destroy(),
  }
}
