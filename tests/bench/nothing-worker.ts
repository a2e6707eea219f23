import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { atMost, headers, ownPagesOnly } from '@yihao/server/testing'
import compression from 'compression'
import express, { Router } from 'express'
import type { NothingQuestions } from './nothing-questions.ts'
import { answerQuestions } from './questions.ts'

/** More than one address can do; the hall's own limit for commands. */
const requestsPerMinuteMax = 6_000

/** What every command passes before it is looked at, and then an answer that is always the same. */
answerQuestions<NothingQuestions>({
  async listen({ answer }) {
    const app = express()
    app.disable('x-powered-by')
    app.set('trust proxy', 0)
    app.set('etag', 'strong')
    app.use(headers({ secure: false }))
    app.use(compression())
    const router = Router()
    router.use((_request, response, next) => {
      response.set('Cache-Control', 'no-store')
      next()
    })
    router.use(ownPagesOnly({ publicUrl: 'http://127.0.0.1' }))
    router.use(express.json({ limit: 2_000_000, strict: true }))
    router.post('/commands', atMost(requestsPerMinuteMax), (_request, response) => {
      response.status(200).json(answer)
    })
    app.use('/api', router)
    const server = createServer(app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  },
})
