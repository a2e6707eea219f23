import { defineConfig } from 'vitest/config'

// Tests run from the sources: every package names them under this condition in its `exports`.
const conditions = ['source', 'module', 'node', 'development|production']

const built = ['**/node_modules/**', '**/dist/**', '**/.tsbuild/**']

interface Lane {
  readonly name: string
  readonly include: readonly string[]
  readonly exclude?: readonly string[]
  /** Lanes that start servers, browsers or brokers run one file at a time. */
  readonly alone?: boolean
  readonly timeoutMs?: number
}

const lanes: readonly Lane[] = [
  {
    name: 'rules',
    include: ['*/src/**/*.spec.{ts,tsx}', 'tests/{bench,replay,forecast}/**/*.spec.ts'],
    exclude: ['**/*.int.spec.ts', '**/*.sim.spec.ts'],
    // Some look at every state of a hall; on a busy machine that takes a while.
    timeoutMs: 30_000,
  },
  { name: 'tidy', include: ['tests/tidy/**/*.spec.ts'], timeoutMs: 60_000 },
  { name: 'int', include: ['**/*.int.spec.ts'], timeoutMs: 20_000 },
  { name: 'acc', include: ['tests/acceptance/**/*.acc.spec.ts'], timeoutMs: 20_000 },
  { name: 'sim', include: ['**/*.sim.spec.ts'], timeoutMs: 120_000 },
  { name: 'faults', include: ['tests/faults/**/*.spec.ts'], alone: true, timeoutMs: 120_000 },
  { name: 'e2e', include: ['tests/e2e/**/*.e2e.spec.ts'], alone: true, timeoutMs: 60_000 },
]

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    reporters: ['default'],
    projects: lanes.map(({ name, include, exclude, alone, timeoutMs }, position) => ({
      resolve: { conditions },
      ssr: { resolve: { conditions, externalConditions: conditions } },
      test: {
        name,
        environment: 'node',
        include: [...include],
        exclude: [...built, ...(exclude ?? [])],
        testTimeout: timeoutMs ?? 5_000,
        hookTimeout: timeoutMs ?? 10_000,
        maxWorkers: alone ? 1 : 2,
        fileParallelism: !alone,
        sequence: { groupOrder: alone ? position : 0 },
      },
    })),
  },
})
