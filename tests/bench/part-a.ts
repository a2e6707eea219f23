import { signIn } from '../faults/pressing.ts'
import type { LoadQuestions } from './load-questions.ts'
import type { NothingQuestions } from './nothing-questions.ts'
import type { Measured, Part, PartContext } from './part.ts'
import { startProduct } from './product-server.ts'
import { interleaved } from './rounds.ts'
import type { RuntimeQuestions } from './runtime-questions.ts'
import { startWorker } from './worker-process.ts'

/** The day of a large hall. */
const visitorsOfRound = 5_000
const httpRoundMs = 3_000
const quickFactor = 10

export const partA: Part = {
  name: 'a',
  run: async (context) => [await throughRuntime(context), ...(await overHttp(context))],
}

async function throughRuntime({ folder, rounds, quick, progress }: PartContext): Promise<Measured> {
  const worker = startWorker<RuntimeQuestions>('runtime-worker')
  const bar = progress('a  commands through the runtime', rounds)
  try {
    const { path, planFile } = folder
    await worker.ask('open', { folder: path, planFile })
    const product = () =>
      worker.ask('product', { visitors: quick ? visitorsOfRound / quickFactor : visitorsOfRound })
    const baseline = () => worker.ask('baseline', {})
    // What has not run yet is not compiled yet.
    await product()
    await baseline()
    const done = await interleaved(
      { product, baseline },
      { rounds, voidBy: 'perSecond', advance: () => bar.advance(1) },
    )
    return {
      id: 'a1',
      what: 'durable commands through the runtime, ten at a time',
      against: 'the same rows, raw FULL commits of ten commands each',
      unit: '/s',
      figure: 'perSecond',
      goal: { kind: 'at-least', ratio: 0.7 },
      rounds: done,
    }
  } finally {
    bar.end()
    await worker.stop()
  }
}

async function overHttp(context: PartContext): Promise<readonly Measured[]> {
  const { folder, rounds, quick, progress } = context
  const bar = progress('a  commands over HTTP', rounds)
  const product = await startProduct(`${folder.path}/http`, { HALL_PLAN: folder.planFile })
  const nothing = startWorker<NothingQuestions>('nothing-worker')
  const load = startWorker<LoadQuestions>('load-worker')
  try {
    const cookie = await signIn(product.url)
    const answer = await exampleAnswer(product.url, cookie)
    const port = await nothing.ask('listen', { answer })
    const durationMs = quick ? httpRoundMs / quickFactor : httpRoundMs
    let made = 0
    const press = (to: number) => () => {
      made += 1
      return load.ask('press', { port: to, cookie, durationMs, name: `round-${made}` })
    }
    const sides = { product: press(product.port), baseline: press(port) }
    await sides.product()
    await sides.baseline()
    const advance = () => bar.advance(1)
    const done = await interleaved(sides, { rounds, voidBy: 'perSecond', advance })
    return httpFigures(done)
  } finally {
    bar.end()
    await Promise.all([product.stop(), nothing.stop(), load.stop()])
  }
}

function httpFigures(rounds: Measured['rounds']): readonly Measured[] {
  const common = { against: 'the same Express stack doing nothing', rounds }
  const latency = { ...common, unit: 'ms', voidBy: 'perSecond' }
  return [
    {
      ...common,
      id: 'a2',
      what: 'durable commands over HTTP, 60 connections kept alive',
      unit: '/s',
      figure: 'perSecond',
      goal: { kind: 'at-least', ratio: 0.75 },
    },
    { ...latency, id: 'a3', what: 'time of such a command, p50', figure: 'p50' },
    { ...latency, id: 'a4', what: 'time of such a command, p99', figure: 'p99' },
  ]
}

/** What the server answers to a command: the same number of bytes for both sides. */
async function exampleAnswer(url: string, cookie: string): Promise<object> {
  const body = {
    commandId: 'bench-example',
    command: {
      type: 'IssueTicket',
      data: { itemCodes: ['R-AA'], packageCodes: [], audience: 'natural' },
    },
  }
  const answer = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-yihao': '1', cookie },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`no ticket could be taken: ${await answer.text()}`)
  return (await answer.json()) as object
}
