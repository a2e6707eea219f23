import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { pageActions } from './page-actions.ts'
import {
  type HeardEntry,
  heardHtml,
  type KeptHeard,
  type NamedKeypads,
  type NamedPrinter,
  type NamedSign,
  padsHtml,
  papersHtml,
  printersHtml,
  signsHtml,
} from './page-parts.ts'
import { pageHtml, pageIcon, pageScript } from './page-shell.ts'
import { pageStream } from './page-stream.ts'
import { pageStyle } from './page-style.ts'

export interface EmulatorPageOptions {
  /** 0 for any free port. */
  readonly port?: number
  readonly title?: string
  readonly signs?: readonly NamedSign[]
  readonly printers?: readonly NamedPrinter[]
  readonly keypads?: readonly NamedKeypads[]
}

export interface EmulatorPage {
  readonly port: number
  readonly url: string
  /** Hands in what a loudspeaker said. */
  heard(entry: HeardEntry): void
  close(): Promise<void>
}

const PORT = 8090
const HEARD_KEPT = 20

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { ...headers, 'content-type': type })
  response.end(body)
}

function fail(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${words}\n`)
}

/** Another site's page in the same browser must neither read nor press anything here. */
const isOwnHost = (request: IncomingMessage) =>
  /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')

const isOwnPress = (request: IncomingMessage) =>
  request.headers['content-type'] === 'application/json'

/** One page that shows every emulated device and lets visitors of a demonstration press keys. */
export async function startEmulatorPage(options: EmulatorPageOptions = {}): Promise<EmulatorPage> {
  const { signs = [], printers = [], keypads = [], title = '设备模拟台' } = options
  const heard: KeptHeard[] = []
  const stream = pageStream({
    signs: () => signsHtml(signs),
    pads: () => padsHtml(keypads),
    heard: () => heardHtml(heard),
    printers: () => printersHtml(printers),
    papers: () => papersHtml(printers),
  })
  const actions = pageActions({ signs, printers, keypads })

  const paperAt = (printer: string, nth: string) =>
    printers[Number(printer)]?.emulator.papers().find((paper) => paper.nth === Number(nth))
  const wavAt = (nth: string) => heard.find((one) => one.nth === Number(nth))?.entry.wav

  const get = (path: string, request: IncomingMessage, response: ServerResponse) => {
    if (path === '/') return send(response, 'text/html; charset=utf-8', pageHtml(title))
    if (path === '/page.css') return send(response, 'text/css; charset=utf-8', pageStyle)
    if (path === '/page.js') return send(response, 'text/javascript; charset=utf-8', pageScript)
    if (path === '/favicon.svg') return send(response, 'image/svg+xml', pageIcon)
    if (path === '/events') return stream.join(request, response, headers)
    const [, printer, nth] = /^\/papers\/(\d+)\/(\d+)\.svg$/.exec(path) ?? []
    const paper = printer && nth ? paperAt(printer, nth) : undefined
    if (paper) return send(response, 'image/svg+xml', paper.svg)
    const [, heardNth] = /^\/heard\/(\d+)\.wav$/.exec(path) ?? []
    const wav = heardNth ? wavAt(heardNth) : undefined
    if (wav) return send(response, 'audio/wav', wav)
    return fail(response, 404, 'not here')
  }

  const post = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    request.resume()
    if (!isOwnPress(request)) return fail(response, 403, 'not from this page')
    const action = actions.get(path.slice('/do/'.length))
    if (!path.startsWith('/do/') || !action) return fail(response, 404, 'no such key')
    const result = await action()
    stream.tell()
    return send(response, 'application/json', JSON.stringify({ result }))
  }

  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?')
    if (!isOwnHost(request)) return fail(response, 403, 'only from this machine')
    if (request.method === 'GET') return get(path, request, response)
    if (request.method !== 'POST') return fail(response, 405, 'GET or POST')
    post(path, request, response).catch(() => fail(response, 500, 'the device did not take it'))
  })

  const stops = [...signs, ...printers, ...keypads].map(({ emulator }) =>
    emulator.onChange(stream.tell),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? PORT, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : PORT

  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    heard: (entry) => {
      heard.push({ nth: (heard.at(-1)?.nth ?? 0) + 1, entry })
      if (heard.length > HEARD_KEPT) heard.shift()
      stream.tell()
    },
    close: async () => {
      for (const stop of stops) stop()
      stream.end()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}
