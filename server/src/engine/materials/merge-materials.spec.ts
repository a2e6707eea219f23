import type { ItemCode, PackageCode, Plan } from '@yihao/contract'
import { planSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { smallPlan } from '../small-plan.testkit.ts'
import { mergeMaterials } from './merge-materials.ts'

/** The small plan with these papers asked for by N1 and by N2. */
function planAsking(byN1: readonly object[], byN2: readonly object[]): Plan {
  const plan = smallPlan()
  const papers: Readonly<Record<string, readonly object[]>> = { N1: byN1, N2: byN2 }
  return planSchema.parse({
    ...plan,
    documents: ['id-card', 'passport', 'photo'].map((id) => ({ documentId: id, name: id })),
    items: plan.items.map((item) => ({ ...item, materials: papers[item.code] ?? [] })),
  })
}

const merged = (plan: Plan) =>
  mergeMaterials(plan, { itemCodes: ['N1', 'N2'] as ItemCode[], packageCodes: [] })
const idCard = { documentId: 'id-card' }

describe('one list of papers for everything on a number', () => {
  test('[TAKE-8] asks once for what two items need', () => {
    const lines = merged(planAsking([idCard, { documentId: 'photo' }], [idCard]))
    expect(lines).toEqual([
      { documentId: 'id-card', name: 'id-card', alternatives: [], neededBy: ['N1', 'N2'] },
      { documentId: 'photo', name: 'photo', alternatives: [], neededBy: ['N1'] },
    ])
  })

  test('[TAKE-8] but for each owner apart', () => {
    const lines = merged(planAsking([{ ...idCard, whose: '父' }], [{ ...idCard, whose: '母' }]))
    expect(lines.map((line) => line.whose)).toEqual(['父', '母'])
  })

  test('[TAKE-8] another paper will do only if it does for everybody who asks', () => {
    const either = { ...idCard, alternatives: ['passport', 'photo'] }
    const passport = { ...idCard, alternatives: ['passport'] }
    expect(merged(planAsking([either], [passport]))[0]?.alternatives).toEqual(['passport'])
    expect(merged(planAsking([either], [idCard]))[0]?.alternatives).toEqual([])
  })

  test('[TAKE-8] a condition stays only if nobody needs it in any case', () => {
    const lost = { ...idCard, condition: '补办时' }
    const abroad = { ...idCard, condition: '代办时' }
    expect(merged(planAsking([lost], [abroad]))[0]?.condition).toBe('补办时；代办时')
    expect(merged(planAsking([lost], [lost]))[0]?.condition).toBe('补办时')
    expect(merged(planAsking([lost], [idCard]))[0]?.condition).toBeUndefined()
  })

  test('[TAKE-8] a package asks for the papers of its items', () => {
    const lines = mergeMaterials(planAsking([idCard], [idCard]), {
      itemCodes: ['N1'] as ItemCode[],
      packageCodes: ['K1'] as PackageCode[],
    })
    expect(lines).toMatchObject([{ documentId: 'id-card', neededBy: ['N1'] }])
  })
})
