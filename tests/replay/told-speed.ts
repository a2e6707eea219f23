import {
  type ClientToServerEvents,
  type Pulse,
  protocolVersion,
  type ServerToClientEvents,
} from '@yihao/contract'
import { io, type Socket } from 'socket.io-client'

/** Two pulses and a half. */
const patienceMs = 12_500

/** Hall seconds in one second of a server that somebody else started, from its own pulse. */
export async function toldSpeed(url: string, cookie: string): Promise<number> {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(url, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
  })
  let late: NodeJS.Timeout | undefined
  try {
    return await new Promise<number>((resolve, reject) => {
      const silent = () => reject(new Error(`${url} does not tell its time`))
      late = setTimeout(silent, patienceMs)
      socket.once('connect_error', reject)
      socket.once('pulse', ({ speed }: Pulse) => resolve(speed))
      socket.once('connect', () => {
        const hello = { protocolVersion, subscribe: [{ kind: 'wall' } as const] }
        socket.emit('hello', hello, (reply) => {
          if (!reply.ok) reject(new Error(reply.words.en))
        })
      })
    })
  } finally {
    clearTimeout(late)
    socket.close()
  }
}
