import { lookup as lookUp } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Receiver } from '@yihao/contract'
import { hostOf, isInner, type Targets, targetProblem } from './target.ts'

type Why = NonNullable<Receiver['lastError']>['why']

/** Why a delivery was not taken. */
export class NotTaken extends Error {
  readonly why: Why
  readonly detail: string

  constructor(why: Why, detail: string) {
    super(`${why}: ${detail}`)
    this.why = why
    this.detail = detail
  }
}

export interface Posting {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly targets: Targets
  /** For all of it: name, connection, answer. */
  readonly timeoutMs: number
}

/** Of an answer nobody needs more than its status; what comes beyond this is cut off. */
const answerBytesMax = 4_096

/**
 * Sends one delivery. The address is looked at again after the name was resolved and at the very
 * connection that is used, so that a name cannot be turned to the inside in between. Redirects are
 * not followed.
 */
export function post(posting: Posting): Promise<void> {
  const { url: text, targets } = posting
  const problem = targetProblem(text, targets)
  if (problem !== undefined) return Promise.reject(new NotTaken('inner-address', problem))
  const url = new URL(text)
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(posting.timeoutMs)
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Yihao-Feed/1',
        'content-length': Buffer.byteLength(posting.body),
        connection: 'close',
        ...posting.headers,
      },
      agent: false,
      signal,
      ...(isIP(hostOf(url)) === 0 ? { lookup: guarded(targets) } : {}),
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error instanceof NotTaken) reject(error)
      else if (signal.aborted) reject(new NotTaken('timed-out', `${posting.timeoutMs} ms`))
      else reject(new NotTaken('unreachable', error.code ?? error.message))
    })
    request.on('response', (response) => {
      cutOff(response, request)
      const status = response.statusCode ?? 0
      if (status >= 200 && status < 300) resolve()
      else if (status >= 300 && status < 400) reject(new NotTaken('redirected', String(status)))
      else reject(new NotTaken('status', String(status)))
    })
    request.end(posting.body)
  })
}

/** The status has told everything; whoever goes on sending is left. */
function cutOff(response: http.IncomingMessage, request: http.ClientRequest): void {
  let bytes = 0
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > answerBytesMax) request.destroy()
  })
  response.on('error', () => undefined)
}

function guarded({ inner }: Targets): LookupFunction {
  return (host, options, done) => {
    lookUp(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 0)
      const bad = inner ? undefined : addresses.find(({ address }) => isInner(address))
      const [first] = addresses
      if (bad !== undefined) return done(new NotTaken('inner-address', bad.address), '', 0)
      if (first === undefined) return done(new NotTaken('unreachable', 'ENOTFOUND'), '', 0)
      if (options.all === true) return done(null, addresses)
      done(null, first.address, first.family)
    })
  }
}
