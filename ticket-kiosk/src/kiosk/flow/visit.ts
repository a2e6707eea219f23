import {
  type Authorisation,
  creditCodeFault,
  creditCodeOf,
  type FiledVisit,
  limits,
  type PreviewRequest,
  type TakeRequest,
} from '@yihao/contract'
import { type Basket, itemCodesOf, packageCodesOf } from './basket.ts'

/** 代办 / 企业多份: one company and how often it wants each of the chosen things. */
export interface NamedCompany {
  readonly creditCode: string
  readonly count: number
}

/** What is special about a visit: nearly always nothing. */
export interface Visit {
  readonly companies: readonly NamedCompany[]
  readonly authorisation: Authorisation
  /** 已网办 by 办件编号. */
  readonly filed: FiledVisit | undefined
}

export const plainVisit: Visit = { companies: [], authorisation: 'brought', filed: undefined }

export type Typed =
  | { readonly kind: 'typing'; readonly left: number }
  | { readonly kind: 'wrong' | 'twice' | 'full' | 'good' }

const codeLength = 18

/** What a visitor has typed so far: only a whole code can be judged. */
export function judged(typed: string, companies: readonly NamedCompany[]): Typed {
  const left = codeLength - typed.length
  if (left > 0) return { kind: 'typing', left }
  if (creditCodeFault(typed) !== undefined) return { kind: 'wrong' }
  if (companies.some(({ creditCode }) => creditCode === typed)) return { kind: 'twice' }
  return { kind: companies.length < limits.applicantsPerTicketMax ? 'good' : 'full' }
}

export const typedCode = (text: string): string =>
  creditCodeOf(text)
    .replace(/[^0-9A-HJ-NPQRTUWXY]/g, '')
    .slice(0, codeLength)

export const unitsMax = limits.unitsPerMatterMax

/** The first company joins with the one that comes; taking it to nought takes the company away. */
export function withCount(visit: Visit, creditCode: string, count: number): Visit {
  const known = visit.companies.some((one) => one.creditCode === creditCode)
  const all = known ? visit.companies : [...visit.companies, { creditCode, count }]
  const companies = all
    .map((one) => (one.creditCode === creditCode ? { ...one, count } : one))
    .filter((one) => one.count > 0)
  return { ...visit, companies }
}

/** Everything chosen, so often for each: the card before the number is told no names. */
function wantedBy(basket: Basket, count: number) {
  return {
    items: itemCodesOf(basket).map((itemCode) => ({ itemCode, count })),
    packages: packageCodesOf(basket).map((packageCode) => ({ packageCode, count })),
  }
}

export const previewOfVisit = (
  { companies, filed }: Visit,
  basket: Basket,
): Pick<PreviewRequest, 'applicants' | 'filed'> => ({
  ...(filed === undefined ? {} : { filed }),
  ...(companies.length === 0
    ? {}
    : { applicants: companies.map(({ count }) => wantedBy(basket, count)) }),
})

export const takeOfVisit = (
  { companies, authorisation }: Visit,
  basket: Basket,
): Pick<TakeRequest, 'applicants'> =>
  companies.length === 0
    ? {}
    : {
        applicants: companies.map(({ creditCode, count }) => ({
          kind: 'company' as const,
          creditCode,
          authorisation,
          ...wantedBy(basket, count),
        })),
      }
