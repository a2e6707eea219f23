import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const help = `Random days in random halls, watched after each press: what must hold on any day whatsoever.

  npm run days -- --count 10000 --seed 1

  --count N   so many days; 10000 by default, about a fortieth of a second of one core each
  --seed N    the first seed, 1 by default; day after day the next one
  --help      this text

A day that does not hold is told with its seed and as the shortest list of presses that fails too; its
JSON belongs into server/src/engine/days/once-failed. One day alone: --count 1 --seed ITS_SEED.
Exit code: 0 all held, 1 one did not, 2 wrong usage
`

function main(args: readonly string[]): number {
  const asked = read(args)
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}; --help tells more\n`)
    return 2
  }
  if (asked === undefined) {
    process.stdout.write(help)
    return 0
  }
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const workers = `--maxWorkers=${availableParallelism()}`
  const words = ['vitest', 'run', '--project', 'sim', 'days', workers]
  const { status } = spawnSync('npx', words, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, DAYS: asked.count, DAYS_SEED: asked.seed },
  })
  return status === 0 ? 0 : 1
}

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        count: { type: 'string', default: '10000' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return undefined
    for (const name of ['count', 'seed'] as const) {
      const text = values[name]
      if (!/^[1-9]\d{0,8}$/.test(text)) return `--${name} ${text} is not a number from 1 on`
    }
    return { count: values.count, seed: values.seed }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

process.exitCode = main(process.argv.slice(2))
