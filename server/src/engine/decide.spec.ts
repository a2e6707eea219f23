import {
  type Actor,
  actorSchema,
  type CommandId,
  commandSchemas,
  type EpochMs,
  eventBodySchema,
  type HallCommand,
  type HallEvent,
  type HallId,
  type Plan,
  planSchema,
  type RecordedEvent,
  refusalCodes,
} from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deadlinesOf } from './deadlines.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { valuesOf } from './from-schema.testkit.ts'
import { createHall, type HallState } from './hall.ts'
import { openHall, plannedHall, type Scenario } from './scenario.testkit.ts'
import { arrive, callsNext, holds, misses, opens, press, starts } from './steps.testkit.ts'

const runs = { numRuns: 60, seed: 20_261_123 }
const actors = valuesOf(actorSchema) as fc.Arbitrary<Actor>

/** Somebody in every state. */
function busyHall(): Scenario {
  const hall = arrive(openHall().given(opens('w1'), opens('w2')), 6)
  hall.given(press('AddPerson', { personId: 'li' }))
  hall.given(callsNext('w1'), misses('w1'))
  hall.given(callsNext('w1'), starts('w1'), holds('w1', 'papers-taken'))
  return hall.given(callsNext('w1'), starts('w1'), callsNext('w2'))
}
const halls = [createHall('hall-1' as HallId), plannedHall().hall, openHall().hall, busyHall().hall]

function fold(hall: HallState, events: readonly HallEvent[], at: EpochMs): void {
  for (const body of events) {
    eventBodySchema.parse(body)
    const position = { hallId: hall.hallId, epoch: 1, seq: hall.seq + 1 }
    evolve(hall, { position, recordedAt: at, ...body } as RecordedEvent)
  }
}

/** Decides and, when it is done, folds: what a bad plan breaks, breaks at the next look. */
function handle(hall: HallState, command: HallCommand, actor: Actor): void {
  const at = (hall.at + 60_000) as EpochMs
  const decision = decide({ commandId: `r${hall.seq}` as CommandId, at, actor, command }, hall)
  if (decision.ok) fold(hall, decision.events, at)
  else expect(refusalCodes).toContain(decision.refusal.code)
  deadlinesOf(hall, at)
}

describe('whatever the contract lets in', () => {
  test.each(Object.entries(commandSchemas))('%s is decided and never throws', (_, schema) => {
    const commands = valuesOf(schema) as fc.Arbitrary<HallCommand>
    fc.assert(
      fc.property(commands, actors, fc.nat(halls.length - 1), (command, actor, which) => {
        const hall = structuredClone(halls[which] as HallState)
        handle(hall, schema.parse(command) as HallCommand, actor)
      }),
      runs,
    )
  })

  test('a plan of any shape in force does not make the other verbs throw', () => {
    const plans = valuesOf(planSchema) as fc.Arbitrary<Plan>
    const verbs = Object.values(commandSchemas).filter((one) => one !== commandSchemas.AdoptPlan)
    const following = fc.array(fc.oneof(...verbs.map((one) => valuesOf(one))), { maxLength: 20 })
    fc.assert(
      fc.property(plans, following, actors, (plan, commands, actor) => {
        const hall = createHall(plan.hallId)
        handle(hall, { type: 'AdoptPlan', data: { plan: planSchema.parse(plan) } }, actor)
        for (const command of commands) handle(hall, command as HallCommand, actor)
      }),
      runs,
    )
  })
})
