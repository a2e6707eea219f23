import { type Refusal, refusalText, type Words } from '@yihao/contract'

/** The refusal in the hall's words, and where its plan gives a reason, that too. */
export function refusalWords({ code, reason }: Refusal): Words {
  const words = refusalText[code]
  if (reason === undefined) return words
  return { zh: `${words.zh}（${reason.zh}）`, en: `${words.en} (${reason.en})` }
}
