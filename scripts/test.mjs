// Everything that must hold: system programs, build, all lanes. The last line is the sum.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const reportFile = `${root}.tsbuild/test-report.json`

const run = (program, words) =>
  spawnSync(program, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    .status ?? 1

function stopUnlessDone(program, words) {
  const status = run(program, words)
  if (status === 0) return
  console.log(`\n${program} ${words.join(' ')} failed\n0 passed, 1 failed`)
  process.exit(status)
}

/** A file that could not even be loaded has no tests to count, so it counts as one itself. */
function sum(report) {
  const results = report.testResults.flatMap((file) => file.assertionResults)
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const count = (status) => results.filter((test) => test.status === status).length
  const passed = count('passed')
  const failed = count('failed') + brokenFiles.length
  return { passed, failed, skipped: results.length - passed - count('failed') }
}

stopUnlessDone('node', ['scripts/prepare-system.mjs'])
stopUnlessDone('npm', ['run', '--silent', 'build'])

mkdirSync(`${root}.tsbuild`, { recursive: true })
rmSync(reportFile, { force: true })
const status = run('npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
  ...process.argv.slice(2),
])
const { passed, failed, skipped } = existsSync(reportFile)
  ? sum(JSON.parse(readFileSync(reportFile, 'utf8')))
  : { passed: 0, failed: 1, skipped: 0 }

if (skipped > 0) console.log(`${skipped} skipped: a switched-off test counts as failed`)
// Vitest also fails for an error outside of any test.
const outside = status !== 0 && failed + skipped === 0 ? 1 : 0
const allFailed = failed + skipped + outside
console.log(`\n${passed} passed, ${allFailed} failed`)
process.exit(allFailed === 0 && passed > 0 ? 0 : 1)
