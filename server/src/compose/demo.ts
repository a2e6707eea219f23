import type { DemoInfo, LivelyRequest, PersonId } from '@yihao/contract'
import type { Config } from '../config/config.ts'
import { LivelyDay } from '../demo/lively-day.ts'
import type { StaffStore } from '../people/staff-store.ts'
import { AcceleratedClock } from '../runtime/clock.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import { demoLinks } from './demo-links.ts'
import { demoPeople, modeClash, seedDemoPeople } from './demo-people.ts'
import { StartError } from './start-error.ts'

export interface RunningDemo {
  readonly password: string
  info(): DemoInfo
  lively(request: LivelyRequest): void
  stop(): void
}

interface DemoParts {
  readonly runtime: HallRuntime
  readonly staff: StaffStore
  readonly key: Buffer
}

/** Who is signed in does it by hand. */
const guideOf = (personId: PersonId, staff: StaffStore) => ({
  personId,
  away: () => staff.hasSession(personId, Date.now()),
})

/** People with a shown password, links to everything, and a day that runs by itself. */
export async function startDemo(
  config: Config,
  { runtime, staff, key }: DemoParts,
): Promise<RunningDemo | undefined> {
  const { MODE, EMULATOR_PORT } = config
  const clash = await runtime.read((hall) => modeClash(config, [...hall.people.keys()]))
  if (clash !== undefined) throw new StartError(clash)
  const plan = await runtime.read((hall) => hall.plan)
  if (MODE !== 'demo' || plan === undefined) return undefined
  const people = demoPeople(plan, key)
  await seedDemoPeople(people, { staff, runtime })
  const clerks = people.flatMap((person) =>
    person.windowId === undefined ? [] : [[person.windowId, person.personId] as const],
  )
  const guide = people.find(({ roles }) => roles.includes('guide'))
  const day = new LivelyDay({
    runtime,
    clerks: new Map(clerks),
    ...(guide === undefined ? {} : { guide: guideOf(guide.personId, staff) }),
    taken: (windowId) => staff.sessionsAt(windowId, Date.now()).length > 0,
  })
  const { clock } = runtime
  return {
    password: people[0]?.password ?? '',
    info: () => ({
      people: people.map(({ personId: _, ...shown }) => shown),
      links: demoLinks(plan, `http://localhost:${EMULATOR_PORT}/`),
      lively: { running: day.running, speed: clock.speed },
    }),
    lively: ({ running, speed }) => {
      if (clock instanceof AcceleratedClock) clock.changeSpeed(running ? speed : 1)
      if (running) day.start()
      else day.stop()
    },
    stop: () => day.stop(),
  }
}
