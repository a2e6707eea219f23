import {
  type Applicant,
  type ApplicantRef,
  limits,
  type Matters,
  type Refusal,
} from '@yihao/contract'

export type NamedApplicants =
  | { readonly ok: true; readonly applicants: readonly Applicant[] | undefined }
  | { readonly ok: false; readonly refusal: Refusal }

const wrong = (code: Refusal['code'], field: string): NamedApplicants => ({
  ok: false,
  refusal: { code, field },
})

/**
 * For whom a visit is, as the log keeps it (APPL-1): what each applicant wants is among what was chosen,
 * every count is possible, and nobody is there twice. Who says nothing wants everything once.
 */
export function namedApplicants(
  chosen: Matters,
  applicants: readonly ApplicantRef[] | undefined,
): NamedApplicants {
  if (applicants === undefined || applicants.length === 0)
    return { ok: true, applicants: undefined }
  const seen = new Set<string>()
  const named: Applicant[] = []
  for (const [place, applicant] of applicants.entries()) {
    const at = `applicants.${place}`
    const { applicantHash } = applicant
    if (applicantHash !== undefined && seen.has(applicantHash)) return wrong('ApplicantTwice', at)
    if (applicantHash !== undefined) seen.add(applicantHash)
    const fault = firstFault(chosen, applicant)
    if (fault !== undefined) return wrong(fault.code, `${at}.${fault.field}`)
    named.push({ ...applicant, ...wantedBy(chosen, applicant) })
  }
  return { ok: true, applicants: named }
}

function firstFault(
  chosen: Matters,
  { items = [], packages = [] }: ApplicantRef,
): { readonly code: Refusal['code']; readonly field: string } | undefined {
  const all = [
    ...items.map(({ itemCode, count }, place) => ({
      field: `items.${place}`,
      count,
      isChosen: chosen.itemCodes.includes(itemCode),
    })),
    ...packages.map(({ packageCode, count }, place) => ({
      field: `packages.${place}`,
      count,
      isChosen: chosen.packageCodes.includes(packageCode),
    })),
  ]
  for (const { field, count, isChosen } of all) {
    if (!isChosen) return { code: 'ApplicantMatterNotChosen', field }
    if (count < 1 || count > limits.unitsPerMatterMax) {
      return { code: 'UnitCountWrong', field: `${field}.count` }
    }
  }
  return undefined
}

function wantedBy(
  chosen: Matters,
  { items, packages }: ApplicantRef,
): Pick<Applicant, 'items' | 'packages'> {
  if (items !== undefined || packages !== undefined) {
    return { items: items ?? [], packages: packages ?? [] }
  }
  return {
    items: [...new Set(chosen.itemCodes)].map((itemCode) => ({ itemCode, count: 1 })),
    packages: [...new Set(chosen.packageCodes)].map((packageCode) => ({ packageCode, count: 1 })),
  }
}
