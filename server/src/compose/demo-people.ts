import { createHmac } from 'node:crypto'
import {
  appointedOutsideRoles,
  type CommandId,
  type DemoInfo,
  type PersonId,
  type Plan,
  type Role,
} from '@yihao/contract'
import type { Config } from '../config/config.ts'
import { hashPassword, passwordFits } from '../people/passwords.ts'
import type { StaffStore } from '../people/staff-store.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'

export type DemoPerson = DemoInfo['people'][number] & { readonly personId: PersonId }

/** Of all their ids, so that data of a demonstration are known again. */
const idStart = 'demo-'

const surnames = '张李王刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'
const givenNames = ['敏', '静', '伟', '芳', '强', '丽', '军', '洋', '艳', '勇', '娟', '杰']

const others: readonly { staffNumber: string; displayName: string; roles: Role[] }[] = [
  { staffNumber: 'd01', displayName: '罗晓敏', roles: ['guide'] },
  { staffNumber: 'm01', displayName: '田宏', roles: ['manager'] },
  { staffNumber: 's01', displayName: '顾兰', roles: ['supervisor'] },
  { staffNumber: 'i01', displayName: '秦岚', roles: ['city-inspector'] },
  { staffNumber: 'h01', displayName: '彭涛', roles: ['unit-handler'] },
  { staffNumber: 'l01', displayName: '苏红', roles: ['unit-leader'] },
  { staffNumber: 'h02', displayName: '卢燕', roles: ['unit-handler'] },
  { staffNumber: 'l02', displayName: '蒋勇', roles: ['unit-leader'] },
  { staffNumber: 'h03', displayName: '段平', roles: ['unit-handler'] },
  { staffNumber: 'a01', displayName: '石涛', roles: ['administrator'] },
  { staffNumber: 'x01', displayName: '邓超', roles: ['security-administrator'] },
  { staffNumber: 'u01', displayName: '潘雪', roles: ['auditor'] },
]

/** One password for all, the same after a restart, and of no use in any other installation. */
function demoPassword(key: Buffer): string {
  const digest = createHmac('sha256', key).update('demo people').digest()
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const text = [...digest.subarray(0, 12)].map((byte) => letters[byte % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

export function demoPeople(plan: Plan, key: Buffer): readonly DemoPerson[] {
  const password = demoPassword(key)
  const clerks = plan.windows.map(({ windowId, windowNumber }, index) => ({
    staffNumber: `c${String(windowNumber).padStart(2, '0')}`,
    displayName: `${surnames[index % surnames.length]}${givenNames[index % givenNames.length]}`,
    roles: ['clerk' as Role],
    windowId,
  }))
  return [...clerks, ...others].map((person) => ({
    ...person,
    password,
    personId: `${idStart}${person.staffNumber}` as unknown as PersonId,
  }))
}

/**
 * Why data of the one mode are not for the other: who was let in with a shown password must not
 * stand among the people of a real hall.
 */
export function modeClash(
  { MODE, DATA_DIR }: Pick<Config, 'MODE' | 'DATA_DIR'>,
  personIds: readonly string[],
): string | undefined {
  const ofDemo = personIds.some((personId) => personId.startsWith(idStart))
  const sentence = (what: string) =>
    `MODE=${MODE} does not go with DATA_DIR=${DATA_DIR}, which holds ${what}; set another DATA_DIR`
  if (MODE === 'hall' && ofDemo) {
    return sentence('a demonstration, whose people have a shown password')
  }
  if (MODE === 'demo' && personIds.length > 0 && !ofDemo) {
    return sentence('a real hall, where nobody may have a shown password')
  }
  return undefined
}

/** Written once; a later start finds them and signs nobody out. */
export async function seedDemoPeople(
  people: readonly DemoPerson[],
  { staff, runtime }: { readonly staff: StaffStore; readonly runtime: HallRuntime },
): Promise<void> {
  const [first] = people
  if (first === undefined) return
  const passwordHash = await hashPassword(first.password)
  const actor = { kind: 'system', part: 'demo' } as const
  for (const { personId, staffNumber, displayName, roles } of people) {
    const known = staff.byNumber(staffNumber)
    if (known === undefined) staff.add({ personId, staffNumber, displayName, passwordHash })
    else if (!(await passwordFits(known.passwordHash, first.password))) {
      staff.setPassword(personId, passwordHash)
    }
    const id = (what: string) => `demo:${what}:${staffNumber}` as CommandId
    const data = { personId }
    await runtime.handle({ commandId: id('add'), actor, command: { type: 'AddPerson', data } })
    for (const role of roles) {
      const grant = {
        type: 'GrantRole',
        data: { personId, role, appointedOutside: appointedOutsideRoles.includes(role) },
      } as const
      await runtime.handle({ commandId: id(`role-${role}`), actor, command: grant })
    }
  }
}
