import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { databaseFile, openDatabase, SqliteLog } from '@yihao/server/testing'
import { Server } from 'socket.io'
import type { BareFanoutQuestions } from './bare-fanout-questions.ts'
import { answerQuestions } from './questions.ts'

const room = 'boards'

/**
 * The least that "called" can cost: the rows of one call committed with FULL, then the bytes of the
 * product's own view sent to a room. It decides nothing and makes no view.
 */
answerQuestions<BareFanoutQuestions>({
  async listen({ shown, reply, productData, folder }) {
    const commit = committing(join(productData, databaseFile), join(folder, 'bare.db'))
    const http = createServer()
    const server = new Server(http, { transports: ['websocket'], serveClient: false })
    server.on('connection', (socket) => {
      socket.on('hello', ({ subscribe }, answer) => {
        if (subscribe[0]?.kind === 'board') void socket.join(room)
        answer({ ok: true, position: shown.position, at: shown.at, speed: 1, shown: [] })
      })
      socket.on('command', ({ commandId }, answer) => {
        const position = { ...shown.position, seq: commit(commandId) }
        server.to(room).emit('shown', { ...shown, position })
        answer({ ...reply, commandId, position })
      })
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return (http.address() as AddressInfo).port
  },
})

/** Commits the product's last call again and again, under new positions. */
function committing(source: string, target: string): (commandId: string) => number {
  const { event, bodyHash } = lastCall(source)
  const database = openDatabase(target)
  // Makes the tables.
  new SqliteLog(database)
  const putCommand = database.prepare('INSERT INTO commands VALUES (?, ?, ?, ?, ?)')
  const putEvent = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?)')
  let seq = 0
  return (commandId) => {
    seq += 1
    database.exec('BEGIN IMMEDIATE')
    putCommand.run(event.stream, commandId, bodyHash, seq, 1)
    putEvent.run(event.stream, seq, event.hash, event.text)
    database.exec('COMMIT')
    return seq
  }
}

function lastCall(source: string) {
  const database = openDatabase(source)
  const event = database
    .prepare(
      'SELECT * FROM events WHERE text LIKE \'%"type":"TicketCalled"%\' ORDER BY seq DESC LIMIT 1',
    )
    .get()
  const command = database.prepare('SELECT body_hash FROM commands LIMIT 1').get()
  database.close()
  if (event === undefined || command === undefined) throw new Error('nobody was called')
  return {
    event: { stream: String(event.stream), hash: String(event.hash), text: String(event.text) },
    bodyHash: String(command.body_hash),
  }
}
