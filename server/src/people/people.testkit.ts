import type { CommandId, PersonId, Role } from '@yihao/contract'
import { onTestFinished } from 'vitest'
import { MemoryLog } from '../log/memory/memory-log.ts'
import { testFolder } from '../log/sqlite/data-folder.testkit.ts'
import { openDatabase } from '../log/sqlite/open-database.ts'
import { accepted, hallId, incoming, openHall } from '../runtime/test-hall.testkit.ts'
import { hashPassword } from './passwords.ts'
import { PasswordSignIn } from './sign-in.ts'
import { StaffStore } from './staff-store.ts'

export const password = '竹林七贤-Zhulin-7'
export const wrong = 'something else 1'

/** A hall with its people's file; real time is moved by hand. */
export async function staffedHall() {
  const { path } = testFolder()
  const log = new MemoryLog()
  const hall = await openHall(log)
  const time = { nowMs: 1_000_000 }
  let database = openDatabase(path)
  let store = new StaffStore(database)
  const { runtime } = hall
  onTestFinished(async () => {
    await runtime.stop()
    database.close()
  })
  const signInOn = () => new PasswordSignIn({ store, runtime, nowMs: () => time.nowMs })
  const passwordHash = await hashPassword(password)
  const addPerson = async (staffNumber: string, ...roles: readonly Role[]) => {
    const personId = `p-${staffNumber}` as PersonId
    await accepted(runtime, { type: 'AddPerson', data: { personId } })
    for (const role of roles) {
      await accepted(runtime, {
        type: 'GrantRole',
        data: { personId, role, appointedOutside: false },
      })
    }
    store.add({ personId, staffNumber, displayName: `员工${staffNumber}`, passwordHash })
    return personId
  }
  /** Closes the file and opens it again, as a restart does. */
  const restart = () => {
    database.close()
    database = openDatabase(path)
    store = new StaffStore(database)
    return signInOn()
  }
  /** What happened with signing in, by the log. */
  const recorded = async () =>
    (await log.read(hallId, { after: 0, limit: 5_000 }))
      .filter((event) => event.type === 'SignInRecorded')
      .map((event) => (event.data as { readonly outcome: string }).outcome)
  return {
    ...hall,
    path,
    time,
    recorded,
    restart,
    addPerson,
    signIn: signInOn(),
    store: () => store,
    database: () => database,
  }
}

export const asSystem = (id: string) => id as CommandId
export { accepted, incoming }
