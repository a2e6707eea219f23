import { callRuleSchema } from '@yihao/contract'
import { expect, test } from 'vitest'
import { ruleText } from './why-called.ts'

test('[PRIO-1] each rule of accumulating priority has words of its own', () => {
  const words = callRuleSchema.options.map(
    (rule) => ruleText({ policyId: 'accumulating-priority', rule }).zh,
  )
  expect(words).toHaveLength(new Set(words).size)
  for (const one of words) expect(one).toMatch(/^累计优先：/)
})
