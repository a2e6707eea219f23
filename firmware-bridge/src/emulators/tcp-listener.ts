import { createServer, type Socket } from 'node:net'

export interface TcpListener {
  readonly port: number
  readonly sockets: ReadonlySet<Socket>
  /** Breaks the connections; new ones are taken. */
  dropAll(): void
  close(): Promise<void>
}

/** Emulated devices listen for this machine only. */
export async function listenOnTcp(
  port: number,
  onConnection: (socket: Socket) => void,
): Promise<TcpListener> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    // A peer that vanishes is a closed connection, no more.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    onConnection(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  const dropAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === 'object' && address ? address.port : port,
    sockets,
    dropAll,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        dropAll()
      }),
  }
}
