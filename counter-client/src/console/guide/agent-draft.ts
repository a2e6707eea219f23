import type { TakeRequest } from '@yihao/contract'

/** 代办: who acts for others shows an identity card, and says for how many. */
export interface AgentDraft {
  readonly idNumber: string
  readonly principals: number
}

export const agentOf = (draft: AgentDraft | undefined): Pick<TakeRequest, 'agent' | 'visitor'> =>
  draft === undefined
    ? {}
    : {
        agent: { principals: draft.principals },
        ...(draft.idNumber === '' ? {} : { visitor: { idNumber: draft.idNumber } }),
      }
