import type { Plan } from '@yihao/contract'
import {
  type CommandSpec,
  exitCodes,
  readCommandLine,
  usageOf,
} from '../../cli-kit/command-line.ts'
import type { Terminal } from '../../cli-kit/terminal.ts'
import { diffPlans, type SectionChange } from '../diff-plan.ts'
import { loadPlan } from '../load-plan.ts'
import { adopt, planInForce } from './hall-session.ts'

const spec: CommandSpec = {
  name: 'npm run plan --',
  summary: 'Checks a plan file, tells what it would change in a running hall, and adopts it there.',
  verbs: {
    check: 'whether the file is a plan whose parts agree',
    diff: 'what adopting it would change in the running hall',
    adopt: 'adopts it, signed in as an administrator',
  },
  options: {
    file: {
      type: 'string',
      value: 'FILE',
      help: 'the plan: one JSON file, or a folder with its parts',
    },
    url: { type: 'string', value: 'URL', help: 'the hall server (http://localhost:8080)' },
    staff: { type: 'string', value: 'NUMBER', help: 'staff number of an administrator (adopt)' },
    json: { type: 'boolean', help: 'JSON on standard output, and nothing else on it' },
  },
  examples: [
    'check --file hall.json',
    'diff --file hall.json --url http://hall:8080',
    'adopt --file hall.json --staff a01   (the password in YIHAO_PASSWORD)',
  ],
}

/** Exit code of one run; the password comes from YIHAO_PASSWORD, never from the command line. */
export async function runPlanCli(
  args: readonly string[],
  terminal: Terminal,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  const line = readCommandLine(spec, args)
  if (line.kind === 'help') {
    terminal.out.write(usageOf(spec))
    return exitCodes.ok
  }
  if (line.kind === 'wrong') return wrongUsage(terminal, line.sentence)
  const { file, url = 'http://localhost:8080', staff, json } = line.values
  if (typeof file !== 'string') return wrongUsage(terminal, '--file is missing')
  const loaded = loadPlan(file)
  if (!loaded.ok) {
    if (json === true)
      terminal.out.write(`${JSON.stringify({ ok: false, problems: loaded.problems })}\n`)
    terminal.notes.write(`${loaded.sentence}\n`)
    return exitCodes.failed
  }
  const { plan } = loaded
  const tell = (result: object, text: string): void =>
    void terminal.out.write(json === true ? `${JSON.stringify(result)}\n` : text)
  const asked = { plan, url: String(url), staff, tell, password: env.YIHAO_PASSWORD }
  try {
    if (line.verb === 'check') {
      const { name, windows, items } = plan
      tell({ ok: true }, `${name.zh}: ${windows.length} windows, ${items.length} items\n`)
      return exitCodes.ok
    }
    if (line.verb === 'diff') return tellChanges(await changesIn(asked.url, plan), tell)
    return await adoptPlan(asked, terminal)
  } catch (error) {
    terminal.notes.write(`${url}: ${error instanceof Error ? error.message : String(error)}\n`)
    return exitCodes.failed
  }
}

interface Asked {
  readonly plan: Plan
  readonly url: string
  readonly staff: string | boolean | undefined
  readonly password: string | undefined
  readonly tell: Tell
}

type Tell = (result: object, text: string) => void

async function adoptPlan(
  { plan, url, staff, password, tell }: Asked,
  terminal: Terminal,
): Promise<number> {
  if (typeof staff !== 'string') return wrongUsage(terminal, '--staff is missing')
  if (password === undefined) return wrongUsage(terminal, 'YIHAO_PASSWORD is not set')
  const changes = await changesIn(url, plan)
  const answer = await adopt(plan, { url, staffNumber: staff, password })
  if (answer.ok) return tellChanges(changes, tell)
  terminal.notes.write(`${answer.sentence}\n`)
  return exitCodes.failed
}

const changesIn = async (url: string, plan: Plan) => diffPlans(await planInForce(url), plan)

function tellChanges(changes: readonly SectionChange[], tell: Tell): number {
  const lines = changes.map(({ section, added, removed, changed }) => {
    const parts = [
      ...added.map((one) => `+${one}`),
      ...removed.map((one) => `-${one}`),
      ...changed.map((one) => `~${one}`),
    ]
    return `${section}: ${parts.join(' ')}\n`
  })
  tell({ ok: true, changes }, lines.length === 0 ? 'nothing differs\n' : lines.join(''))
  return exitCodes.ok
}

function wrongUsage(terminal: Terminal, sentence: string): number {
  terminal.notes.write(`${sentence}\n\n${usageOf(spec)}`)
  return exitCodes.usage
}
