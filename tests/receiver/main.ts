import { parseArgs } from 'node:util'
import { startReceiver, type Trouble } from './receiver.ts'

const usage = `npm run receiver -- --secret whsec_… [--port 8095] [--file received.jsonl] [--troubled]
A receiver of the feed as it should be: checks the signature, keeps the order, drops what it has
seen, stores before it acknowledges. --troubled lets a third of the deliveries go wrong on purpose.`

const { values } = parseArgs({
  options: {
    secret: { type: 'string' },
    port: { type: 'string', default: '8095' },
    file: { type: 'string', default: 'received.jsonl' },
    troubled: { type: 'boolean', default: false },
  },
})

const troubles: readonly Trouble[] = ['fails', 'redirects', 'floods', 'forgets-to-answer']
let deliveries = 0
/** Every third one, each in another way. */
const next = (): Trouble => {
  deliveries += 1
  return deliveries % 3 === 0 ? troubles[(deliveries / 3) % troubles.length] : undefined
}

if (values.secret === undefined) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else {
  const receiver = await startReceiver({
    secret: values.secret,
    port: Number(values.port),
    file: values.file,
    said: (line) => process.stdout.write(`${line}\n`),
    ...(values.troubled ? { trouble: next } : {}),
  })
  const { length } = receiver.received.items
  process.stdout.write(`${receiver.url} keeps ${values.file}, ${length} items so far\n`)
}
