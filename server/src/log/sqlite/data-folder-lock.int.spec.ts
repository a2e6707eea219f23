import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { sourceArgs } from '../../cli-kit/source-program.testkit.ts'
import { testFolder } from './data-folder.testkit.ts'
import { lockDataFolder } from './data-folder-lock.ts'

const holder = fileURLToPath(new URL('lock-holder.testkit.ts', import.meta.url))

/** Another process that tries to lock the folder, and what it said. */
async function otherProcess(
  folder: string,
): Promise<{ readonly said: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [...sourceArgs, holder, folder])
  onTestFinished(() => void child.kill('SIGKILL'))
  const [chunk] = await once(child.stdout, 'data')
  return { said: String(chunk).trim(), child }
}

const release = (lock: ReturnType<typeof lockDataFolder>) => {
  if (lock.ok) lock.release()
}

test('a folder is locked once, and free again after its release', () => {
  const { folder } = testFolder()
  const lock = lockDataFolder(folder)
  expect(lock.ok).toBe(true)
  expect(lockDataFolder(folder)).toEqual({ ok: false, reason: 'already-running' })
  release(lock)
  const again = lockDataFolder(folder)
  expect(again.ok).toBe(true)
  release(again)
})

test('another process is turned away, and kill -9 leaves no lock behind', async () => {
  const { folder } = testFolder()
  const { said, child } = await otherProcess(folder)
  expect(said).toBe('locked')
  expect(lockDataFolder(folder).ok).toBe(false)
  expect((await otherProcess(folder)).said).toBe('already-running')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const mine = lockDataFolder(folder)
  expect(mine.ok).toBe(true)
  release(mine)
})

test.each([
  ['torn', 'SQLite form'],
  ['foreign', 'pid 4711\n'.repeat(300)],
])('a %s lock file of a power cut does not keep the hall closed', (_what, content) => {
  const { folder } = testFolder()
  writeFileSync(join(folder, 'running.lock'), content)
  const lock = lockDataFolder(folder)
  expect(lock.ok).toBe(true)
  expect(lockDataFolder(folder).ok).toBe(false)
  release(lock)
})

test('a folder that does not exist is an error, not a running server', () => {
  const { folder } = testFolder()
  expect(() => lockDataFolder(join(folder, 'nowhere'))).toThrow()
})
