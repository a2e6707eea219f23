import type { PriorityClaim } from '@yihao/contract'

export interface VisitorDraft {
  readonly needs: readonly string[]
  readonly groupCode: string | undefined
  /** What the guide has seen already; without it the claim waits. */
  readonly proof: NonNullable<PriorityClaim['proof']> | undefined
}

export const noVisitor: VisitorDraft = { needs: [], groupCode: undefined, proof: undefined }

/** As a take carries it. */
export function visitorOf({ needs, groupCode, proof }: VisitorDraft): object {
  const claim = { groupCode, ...(proof === undefined ? {} : { proof }) }
  return {
    ...(needs.length === 0 ? {} : { needs }),
    ...(groupCode === undefined ? {} : { claim }),
  }
}
