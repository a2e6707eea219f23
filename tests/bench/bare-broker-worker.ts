import { startEmbeddedBroker } from '@yihao/server/testing'
import { devicesOfZoneA } from './behind-bridge.ts'
import type { BareBrokerQuestions } from './hardware-questions.ts'
import { answerQuestions } from './questions.ts'

const bridge = { username: 'bench-bridge', password: 'bench' }

answerQuestions<BareBrokerQuestions>({
  async listen({ hallId }) {
    const { port, serverCredentials } = await startEmbeddedBroker({
      host: '127.0.0.1',
      port: 0,
      hallId,
      authenticate: async (clientId, _username, password) =>
        clientId === bridge.username && password === bridge.password
          ? { clientId, deviceIds: devicesOfZoneA as never, readsFeed: false }
          : undefined,
      logger: { error: (_details, message) => process.stderr.write(`${message}\n`), info: quiet },
    })
    return { publisher: { port, ...serverCredentials }, subscriber: { port, ...bridge } }
  },
})

function quiet(): void {
  // The broker tells of every connection; nobody asked.
}
