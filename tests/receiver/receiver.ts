import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deliverySchema } from '@yihao/contract'
import { Received } from './received.ts'
import { verify } from './verify.ts'

const bodyBytesMax = 4_000_000

/** What goes wrong with a delivery before the receiver looks at it; for tests and trials. */
export type Trouble = 'fails' | 'hangs' | 'redirects' | 'floods' | 'forgets-to-answer' | undefined

export interface ReceiverOptions {
  readonly secret: string
  readonly file?: string
  readonly port?: number
  readonly trouble?: () => Trouble
  readonly said?: (line: string) => void
  readonly nowMs?: () => number
}

export interface RunningReceiver {
  readonly url: string
  readonly received: Received
  /** Every answer that was given, in order. */
  readonly answers: number[]
  stop(): Promise<void>
}

/** The reference receiver: signature, order, duplicates, gaps, and stored before acknowledged. */
export async function startReceiver(options: ReceiverOptions): Promise<RunningReceiver> {
  const received = new Received(options.file)
  const answers: number[] = []
  const server = createServer((request, response) => {
    void handle(request, response, { ...options, received }).then((status) => {
      if (status === undefined) return
      answers.push(status)
      if (!response.headersSent) response.writeHead(status).end()
    })
  })
  const port = await listen(server, options.port ?? 0)
  return {
    url: `http://127.0.0.1:${port}/yihao`,
    received,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Handling extends ReceiverOptions {
  readonly received: Received
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { secret, received, trouble, said, nowMs = Date.now }: Handling,
): Promise<number | undefined> {
  const wrong = trouble?.()
  if (wrong !== undefined && wrong !== 'forgets-to-answer') return misbehave(wrong, response)
  if (request.method !== 'POST') return 405
  const body = await bodyOf(request)
  if (body === undefined) return 413
  const verdict = verify(secret, request.headers, body, nowMs())
  if (verdict !== 'good') {
    said?.(`refused: ${verdict}`)
    return 401
  }
  const delivery = deliverySchema.safeParse(parse(body))
  if (!delivery.success) return 400
  const taken = received.take(delivery.data)
  said?.(`${delivery.data.hallId}: ${JSON.stringify(taken)}`)
  if (wrong === 'forgets-to-answer') {
    request.socket.destroy()
    return undefined
  }
  return taken.kind === 'gap' ? 409 : 204
}

function misbehave(trouble: Trouble, response: ServerResponse): number | undefined {
  switch (trouble) {
    case 'fails':
      return 500
    case 'redirects':
      response.writeHead(307, { location: 'http://127.0.0.1:1/elsewhere' }).end()
      return 307
    case 'floods':
      flood(response)
      return undefined
    default:
      return undefined
  }
}

const chunk = Buffer.alloc(65_536, 120)

/** 2 GB, if anybody reads that far. */
function flood(response: ServerResponse): void {
  let left = 32_768
  response.writeHead(500, { 'content-type': 'text/plain' })
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1
      if (!response.write(chunk)) return void response.once('drain', more)
    }
    response.end()
  }
  more()
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes += part.length
      if (bytes > bodyBytesMax) return undefined
      chunks.push(part)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
