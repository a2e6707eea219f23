import type { HelpSkill, Plan, Skill } from '@yihao/contract'
import { type PlanProblem, problem, repeats, unknown } from './plan-problem.ts'

/** Needs, priority groups, the green channel, and who helps with them: whether they agree. */
export function needProblems(plan: Plan): readonly PlanProblem[] {
  const { needs = [], priorityGroups = [] } = plan.rules
  return [
    ...repeats('rules.needs', needs, ({ code }) => code),
    ...repeats('rules.priorityGroups', priorityGroups, ({ code }) => code),
    ...repeats('clerkSkills', plan.clerkSkills ?? [], ({ personId }) => personId),
    ...priorityGroups.flatMap(({ proofs }, index) =>
      repeats(`rules.priorityGroups.${index}.proofs`, proofs, ({ kind }) => kind),
    ),
    ...refusalProblems(plan),
    ...skillProblems(plan),
    ...helplessProblems(plan),
    ...greenProblems(plan),
  ]
}

/** A claim that cannot be refused is no claim. */
function refusalProblems({ rules }: Plan): readonly PlanProblem[] {
  const { priorityGroups = [], claimRefusalReasons } = rules
  if (priorityGroups.length === 0 || claimRefusalReasons !== undefined) return []
  return [
    problem(
      'rules.claimRefusalReasons',
      '有优先对象就要有核验不通过的原因',
      'with priority groups there must be reasons to refuse a claim',
    ),
  ]
}

interface Placed {
  readonly path: string
  readonly skill: Skill | HelpSkill
}

const everySkill = (plan: Plan): readonly Placed[] => [
  ...plan.windows.flatMap(({ skills }, index) =>
    skills.map((skill, place) => ({ path: `windows.${index}.skills.${place}`, skill })),
  ),
  ...(plan.clerkSkills ?? []).flatMap(({ skills }, index) =>
    skills.map((skill, place) => ({ path: `clerkSkills.${index}.skills.${place}`, skill })),
  ),
]

function skillProblems(plan: Plan): readonly PlanProblem[] {
  const needs = new Set(plan.rules.needs?.map(({ code }) => code))
  return everySkill(plan).flatMap(({ path, skill }) => {
    if (skill.kind === 'need' && !needs.has(skill.needCode)) return [unknown(path, skill.needCode)]
    const channel = skill.kind === 'green-channel' && plan.rules.greenChannel === undefined
    return channel ? [unknown(path, 'rules.greenChannel')] : []
  })
}

/** Nobody waits for a window that the plan does not have. */
function helplessProblems(plan: Plan): readonly PlanProblem[] {
  const skills = everySkill(plan).map(({ skill }) => skill)
  const helped = new Set(skills.flatMap((one) => (one.kind === 'need' ? [one.needCode] : [])))
  const needs = (plan.rules.needs ?? []).flatMap(({ code, prefersWindow }, index) =>
    prefersWindow === undefined || helped.has(code)
      ? []
      : [
          problem(
            `rules.needs.${index}.prefersWindow`,
            `没有窗口或人员具备“${code}”的服务能力`,
            `no window and no clerk has the skill “${code}”`,
          ),
        ],
  )
  const channel = plan.rules.greenChannel?.prefersWindow
  const taken = skills.some(({ kind }) => kind === 'green-channel')
  if (channel === undefined || taken) return needs
  const words = [
    '没有窗口或人员走绿色通道',
    'no window and no clerk takes the green channel',
  ] as const
  return [...needs, problem('rules.greenChannel.prefersWindow', ...words)]
}

function greenProblems(plan: Plan): readonly PlanProblem[] {
  if (plan.rules.greenChannel !== undefined) return []
  return plan.items.flatMap(({ greenChannel }, index) =>
    greenChannel === true ? [unknown(`items.${index}.greenChannel`, 'rules.greenChannel')] : [],
  )
}
