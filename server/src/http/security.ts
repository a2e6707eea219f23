import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { originFits } from '../people/origins.ts'
import type { HttpDeps } from './deps.ts'
import { problemOf, refuse, sendProblem } from './problems.ts'

/** Everything comes from here, and nothing of it may be framed; sockets go to this host only. */
export function headers({ secure }: Pick<HttpDeps, 'secure'>): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: true,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'", 'ws:', 'wss:'],
        'frame-ancestors': ["'none'"],
        // On plain http in a LAN a browser would look for everything on https and find nothing.
        'upgrade-insecure-requests': secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'no-referrer' },
  })
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A page of another site can make a browser send its cookie along but can neither add our header
 * nor hide its origin (OWASP CSRF Prevention Cheat Sheet: custom request headers).
 */
export const ownPagesOnly =
  ({ publicUrl }: Pick<HttpDeps, 'publicUrl'>): RequestHandler =>
  (request, _response, next) => {
    const byCookie =
      request.headers.authorization === undefined && request.headers.cookie !== undefined
    if (reading.has(request.method) || !byCookie) return next()
    const { origin, host } = request.headers
    const own = originFits(origin, host, publicUrl) && request.headers['x-yihao'] !== undefined
    if (!own) throw refuse('NotAllowed')
    next()
  }

/** So many a minute from one address; a hall's kiosks each have their own. */
export function atMost(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => sendProblem(response, problemOf({ code: 'TooManyRequests' })),
  })
}
