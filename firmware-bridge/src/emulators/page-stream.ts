import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

export interface PageStream {
  join(request: IncomingMessage, response: ServerResponse, headers: OutgoingHttpHeaders): void
  /** Something changed: what looks different is sent to everybody soon. */
  tell(): void
  end(): void
}

/** Changes within this time go out together. */
const GATHER_MS = 50
/** A comment now and then, so that nobody in between closes a quiet line. */
const KEEP_ALIVE_MS = 15_000
const READERS_MAX = 32

type Parts = Readonly<Record<string, () => string>>

const event = (name: string, html: string) => `event: ${name}\ndata: ${JSON.stringify(html)}\n\n`

/** Server-sent events, one name for each part of the page. */
export function pageStream(parts: Parts): PageStream {
  const readers = new Set<ServerResponse>()
  const last = new Map<string, string>()
  let gathering: NodeJS.Timeout | undefined

  const flush = () => {
    gathering = undefined
    for (const [name, draw] of Object.entries(parts)) {
      const html = draw()
      if (last.get(name) === html) continue
      last.set(name, html)
      for (const reader of readers) reader.write(event(name, html))
    }
  }

  const keepAlive = setInterval(() => {
    for (const reader of readers) reader.write(': here\n\n')
  }, KEEP_ALIVE_MS)
  keepAlive.unref()

  return {
    join: (request, response, headers) => {
      if (readers.size >= READERS_MAX) {
        response.writeHead(503, headers)
        response.end()
        return
      }
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' })
      for (const [name, draw] of Object.entries(parts)) response.write(event(name, draw()))
      readers.add(response)
      request.on('close', () => readers.delete(response))
    },
    tell: () => {
      gathering ??= setTimeout(flush, GATHER_MS)
    },
    end: () => {
      clearInterval(keepAlive)
      clearTimeout(gathering)
      for (const reader of readers) reader.end()
      readers.clear()
    },
  }
}
