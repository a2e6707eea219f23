import type { ApplicantRef, FiledVisit } from '@yihao/contract'
import type { Step } from '../scenario.testkit.ts'
import { press } from '../steps.testkit.ts'

/** Someone whose hash is that digit; `counts` by item, or everything once. */
export function applicant(
  digit: string | undefined,
  counts?: Readonly<Record<string, number>>,
  more: Partial<ApplicantRef> = {},
): ApplicantRef {
  const items = Object.entries(counts ?? {}).map(([itemCode, count]) => ({ itemCode, count }))
  return {
    kind: 'company',
    authorisation: 'shown',
    visitorId: `p-${digit ?? 'unknown'}`,
    ...(digit === undefined ? {} : { applicantHash: digit.repeat(64) }),
    ...(counts === undefined ? {} : { items }),
    ...more,
  } as unknown as ApplicantRef
}

interface For {
  readonly items?: readonly string[]
  readonly packages?: readonly string[]
  readonly queueId?: string
  readonly audience?: 'natural' | 'legal'
  readonly visitor?: object
  readonly agent?: { readonly principals: number }
  readonly filed?: FiledVisit
}

/** A number for those applicants, by default for N1. */
export function takesFor(applicants: readonly ApplicantRef[], wanted: For = {}): Step {
  const { items = ['N1'], packages = [], audience = 'natural', visitor, ...more } = wanted
  const data = { itemCodes: items, packageCodes: packages, audience, ...more }
  return (scenario) => ({
    ...press('IssueTicket', data as never)(scenario),
    ...(visitor === undefined ? {} : { visitor: visitor as never }),
    ...(applicants.length === 0 ? {} : { applicants }),
  })
}
