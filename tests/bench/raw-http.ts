import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly body: string
}

export interface RawConnection {
  /** One request at a time. */
  post(path: string, body: string): Promise<RawAnswer>
  close(): void
}

export interface RawTarget {
  readonly port: number
  /** Every hand comes from an address of its own, as kiosks do: servers limit each. */
  readonly from: string
  readonly headers: string
}

const headEnd = Buffer.from('\r\n\r\n')

/**
 * HTTP/1.1 with as little work as can be: on two cores the client must leave the server its own.
 * Reads answers with a Content-Length only, which both sides here always send.
 */
export function openConnection({ port, from, headers }: RawTarget): Promise<RawConnection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, localAddress: from, noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => resolve(speaking(socket, headers)))
  })
}

function speaking(socket: Socket, headers: string): RawConnection {
  let read: Buffer = Buffer.alloc(0)
  let waiting: { answer: (answer: RawAnswer) => void; fail: (error: Error) => void } | undefined
  socket.on('data', (chunk: Buffer) => {
    read = read.length === 0 ? chunk : Buffer.concat([read, chunk])
    const answer = answerIn(read)
    if (answer === undefined) return
    read = read.subarray(answer.bytes)
    waiting?.answer(answer)
  })
  socket.on('close', () => waiting?.fail(new Error('the server closed the connection')))
  return {
    post: (path, body) =>
      new Promise((answer, fail) => {
        waiting = { answer, fail }
        const length = Buffer.byteLength(body)
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}` +
            `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`,
        )
      }),
    close() {
      waiting = undefined
      socket.destroy()
    },
  }
}

/** The first whole answer in what was read so far. */
export function answerIn(read: Buffer): (RawAnswer & { readonly bytes: number }) | undefined {
  const end = read.indexOf(headEnd)
  if (end < 0) return undefined
  const head = read.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1])
  if (!Number.isInteger(length)) throw new Error(`an answer without a length:\n${head}`)
  const bytes = end + headEnd.length + length
  if (read.length < bytes) return undefined
  const body = read.toString('utf8', end + headEnd.length, bytes)
  return { status: Number(head.slice(9, 12)), body, bytes }
}
