import { type AlarmRule, alarmCatalogue, type Plan } from '@yihao/contract'
import { type PlanProblem, problem, unknown } from './plan-problem.ts'

/** The catalogue of alarms: a table whose thresholds do not rise warns of nothing (ALARM-1). */
export function conductProblems(plan: Plan): readonly PlanProblem[] {
  const { conduct } = plan.rules
  if (conduct === undefined) return []
  const queues = new Set(plan.queues.map(({ queueId }) => queueId))
  return conduct.alarms.flatMap((rule, index) => {
    const path = `rules.conduct.alarms.${index}`
    const strangers = (rule.queueIds ?? []).filter((queueId) => !queues.has(queueId))
    return [
      ...rising(path, rule),
      ...strangers.map((queueId) => unknown(`${path}.queueIds`, queueId)),
      ...twice(path, rule, conduct.alarms.slice(0, index)),
    ]
  })
}

function rising(path: string, { kind, yellow, orange, red }: AlarmRule): readonly PlanProblem[] {
  if (yellow < orange && orange < red) return []
  const { zh, en } = alarmCatalogue[kind].words
  return [
    problem(
      `${path}.${yellow < orange ? 'red' : 'orange'}`,
      `“${zh}”的黄、橙、红阈值必须递增（${yellow}、${orange}、${red}）`,
      `the thresholds of “${en}” must rise (${yellow}, ${orange}, ${red})`,
    ),
  ]
}

/** One queue has one rule of a kind; a rule without queues is that of all others. */
function twice(
  path: string,
  { kind, queueIds }: AlarmRule,
  before: readonly AlarmRule[],
): readonly PlanProblem[] {
  const same = before.filter((one) => one.kind === kind)
  const general = queueIds === undefined && same.some((one) => one.queueIds === undefined)
  const shared = queueIds?.find((id) => same.some((one) => one.queueIds?.includes(id) === true))
  if (!general && shared === undefined) return []
  const { zh, en } = alarmCatalogue[kind].words
  const place = shared ?? path
  return [problem(path, `“${zh}”重复（${place}）`, `“${en}” stands here twice (${place})`)]
}
