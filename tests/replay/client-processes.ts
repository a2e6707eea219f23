import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ClerksJob, FromClerks, FromKiosks, KiosksJob } from './messages.ts'

export interface Progress {
  taken: number
  called: number
  left: number
  /** What did not happen though it was recorded, each with its reason. */
  readonly losses: string[]
}

const script = (name: string) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))

/**
 * Runs both client processes to their end. They know each other only through this relay of which
 * visitor got which ticket: in a hall people see who stands before them.
 */
export async function runClients(
  jobs: { readonly kiosks: KiosksJob; readonly clerks: ClerksJob },
  progress: Progress,
  timeoutMs: number,
): Promise<void> {
  const kiosks = fork(script('kiosks'))
  const clerks = fork(script('clerks'))
  const children = [kiosks, clerks]
  try {
    const ended = Promise.all([
      following<FromKiosks>(kiosks, 'the kiosks', (message) => {
        noteKiosks(progress, message)
        if (message.kind === 'taken' || message.kind === 'all-taken') clerks.send(message)
      }),
      following<FromClerks>(clerks, 'the clerks', (message) => {
        noteClerks(progress, message)
        // Nobody takes a number before every window can call it.
        if (message.kind === 'ready') kiosks.send(jobs.kiosks)
      }),
    ])
    clerks.send(jobs.clerks)
    await within(timeoutMs, ended)
  } finally {
    for (const child of children) if (child.connected) child.kill('SIGTERM')
  }
}

/** Resolves when the process said that it is done. */
function following<Message extends { readonly kind: string }>(
  child: ChildProcess,
  who: string,
  hear: (message: Message) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: Message) => {
      hear(message)
      if (message.kind === 'done') resolve()
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${who} ended early (exit code ${code})`)))
  })
}

function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () =>
      reject(new Error(`not done ${Math.round(timeoutMs / 1_000)} s after the start`))
    const timer = setTimeout(late, timeoutMs)
    work.then(() => resolve(), reject).finally(() => clearTimeout(timer))
  })
}

function noteKiosks(progress: Progress, message: FromKiosks): void {
  if (message.kind === 'taken') progress.taken += 1
  if (message.kind === 'left') progress.left += 1
  if (message.kind === 'lost') progress.losses.push(`line ${message.line}: ${message.why}`)
}

function noteClerks(progress: Progress, message: FromClerks): void {
  if (message.kind === 'called') progress.called += 1
  if (message.kind === 'missed') progress.losses.push(`${message.what}: ${message.why}`)
}
