import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandId, HallCommand, Plan } from '@yihao/contract'
import { demoPlanFolder, loadPlan, planForReplay } from '@yihao/server/testing'

export interface BenchFolder {
  readonly path: string
  /** The plan of `benchPlan` as a file, for HALL_PLAN. */
  readonly planFile: string
  remove(): void
}

export function makeFolder(): BenchFolder {
  const path = mkdtempSync(join(tmpdir(), 'yihao-bench-'))
  const planFile = join(path, 'plan.json')
  writeFileSync(planFile, JSON.stringify(benchPlan()))
  const remove = () => rmSync(path, { recursive: true, force: true })
  process.once('exit', remove)
  return { path, planFile, remove }
}

/** As many families of items as a plan may have; each has a queue and a window of its own. */
const queueCount = 60
const letters = [...'ABCDEFGHIJ']
const prefixes = letters.flatMap((one) => letters.map((other) => one + other)).slice(0, queueCount)

export function benchPlan(): Plan {
  const demo = loadPlan(demoPlanFolder)
  if (!demo.ok) throw new Error(demo.sentence)
  const queues = prefixes.map((prefix) => ({ prefix, name: `业务 ${prefix}`, windows: 1 }))
  return planForReplay({ hallId: 'bench-hall', name: '性能测试厅', queues, like: demo.plan })
}

export interface Press {
  readonly commandId: CommandId
  readonly command: HallCommand
}

const verbs = ['CallNext', 'StartServing', 'FinishServing']
export const commandsOfVisit = 1 + verbs.length

/** A window each for `hands` hands, which share all queues among them. */
export function queuesOf(hand: number, hands: number): readonly number[] {
  return prefixes.map((_, index) => index).filter((index) => index % hands === hand)
}

export const openWindows = (queues: readonly number[], name: string): readonly Press[] =>
  queues.map((queue) => press(`${name}-open-${queue}`, 'OpenWindow', { windowId: windowOf(queue) }))

/** One visitor after another: takes a number, is called, served and done; round the queues. */
export function* visits(queues: readonly number[], name: string): Generator<Press, never> {
  for (let visit = 0; ; visit += 1) {
    const queue = queues[visit % queues.length] ?? 0
    yield press(`${name}-${visit}-take`, 'IssueTicket', {
      itemCodes: [`R-${prefixes[queue]}`],
      packageCodes: [],
      audience: 'natural',
    })
    for (const verb of verbs) {
      yield press(`${name}-${visit}-${verb}`, verb, { windowId: windowOf(queue) })
    }
  }
}

const windowOf = (queue: number) => `w${String(queue + 1).padStart(3, '0')}`

function press(commandId: string, type: string, data: object): Press {
  return { commandId, command: { type, data } } as unknown as Press
}
