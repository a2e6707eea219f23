import { parseArgs } from 'node:util'
import { conformance } from './checks.ts'

const usage = `npm run conformance -- --url https://… --secret whsec_… [--hall conformance-1]
Plays a hall to a receiver of the feed and tells what it does wrong; ends with 1 if anything.
It sends items of a hall that does not exist; --hall names another one for the next run.`

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    secret: { type: 'string' },
    hall: { type: 'string', default: `conformance-${Date.now()}` },
    json: { type: 'boolean', default: false },
  },
})

if (values.url === undefined || values.secret === undefined || !URL.canParse(values.url)) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else {
  const { url, secret, hall, json } = values
  const results = await conformance({ url, secret, hallId: hall, timeoutMs: 10_000 })
  const wrong = results.filter(({ ok }) => !ok).length
  const lines = results.map(({ ok, name, said }) =>
    `${ok ? 'ok  ' : 'WRONG'} ${name}  ${said}`.trimEnd(),
  )
  const summary =
    wrong === 0 ? `all ${results.length} hold` : `${wrong} of ${results.length} do not hold`
  process.stdout.write(
    json
      ? `${JSON.stringify({ ok: wrong === 0, results })}\n`
      : `${lines.join('\n')}\n${summary}\n`,
  )
  process.exitCode = wrong === 0 ? 0 : 1
}
