import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { profileArgs } from './profile.ts'
import type { Answer, Question, Questions } from './questions.ts'

export interface WorkerProcess<Q extends Questions> {
  ask<What extends keyof Q & string>(what: What, data: Q[What]['ask']): Promise<Q[What]['answer']>
  stop(): Promise<void>
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const stopWithinMs = 10_000

/**
 * A program of this folder in a process of its own. Without the condition `source`, so that what it
 * measures is the server as it is built and delivered.
 */
export function startWorker<Q extends Questions>(
  name: string,
  nodeArgs: readonly string[] = [],
): WorkerProcess<Q> {
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const child = fork(script, { execArgv: ['--import', tsx, ...profileArgs(name), ...nodeArgs] })
  const open = new Map<number, (answer: Answer) => void>()
  const gone = new Promise<void>((resolve) =>
    child.once('exit', (code) => {
      for (const [id, answer] of open) answer({ id, error: `${name} ended (exit code ${code})` })
      resolve()
    }),
  )
  child.on('message', (answer: Answer) => {
    open.get(answer.id)?.(answer)
    open.delete(answer.id)
  })
  let asked = 0
  return {
    ask: (what, data) =>
      new Promise((resolve, reject) => {
        asked += 1
        const question: Question = { id: asked, what, data }
        open.set(asked, (answer) =>
          'error' in answer ? reject(new Error(answer.error)) : resolve(answer.value as never),
        )
        child.send(question)
      }),
    async stop() {
      const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
      if (child.connected) child.disconnect()
      await gone
      clearTimeout(late)
    },
  }
}
