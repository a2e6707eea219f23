import { type BusinessDate, clockMs, type Duty, type Plan, startOfDate } from '@yihao/contract'
import { type DayStretch, dutyHoldsOn, dutyHours } from '../engine/duty/duty-plan.ts'
import { opensOn } from '../engine/hall-hours.ts'
import { type PlanProblem, problem, repeats, unknown } from './plan-problem.ts'

/** The duty plan speaks of windows and sessions of this hall, and asks nobody to be in two places. */
export function dutyProblems(plan: Plan): readonly PlanProblem[] {
  const duties = plan.dutyPlan ?? []
  return [
    ...repeats('dutyPlan', duties, (duty) => duty.dutyId),
    ...duties.flatMap((duty, index) => [
      ...placeProblems(plan, duty, `dutyPlan.${index}`),
      ...dayProblems(plan, duty, `dutyPlan.${index}.days`),
      ...breakProblems(plan, duty, `dutyPlan.${index}`),
    ]),
    ...clashes(plan, duties),
  ]
}

function placeProblems(plan: Plan, duty: Duty, at: string): readonly PlanProblem[] {
  const found: PlanProblem[] = []
  if (!plan.windows.some((window) => window.windowId === duty.windowId)) {
    found.push(unknown(`${at}.windowId`, duty.windowId))
  }
  const session = plan.calendar.sessions.find((one) => one.sessionId === duty.sessionId)
  if (session === undefined) return [...found, unknown(`${at}.sessionId`, duty.sessionId)]
  if (duty.hours === undefined) return found
  if (!ordered(duty.hours)) {
    found.push(problem(`${at}.hours.to`, '结束早于开始', 'it ends before it begins'))
  } else if (!inside(duty.hours, session)) {
    found.push(
      problem(
        `${at}.hours`,
        `不在“${session.name.zh}”的时间内`,
        `it is not within the session “${session.name.en}”`,
      ),
    )
  }
  return found
}

function dayProblems(plan: Plan, { days }: Duty, at: string): readonly PlanProblem[] {
  if (days.kind === 'dates') {
    return days.dates
      .filter((date) => !opensOn(plan.calendar, startOfDate(date)))
      .map((date) =>
        problem(`${at}.dates`, `大厅 ${date} 不开门`, `the hall stays closed on ${date}`),
      )
  }
  const never = days.weekdays.length === 0 && !days.makeUpDays
  return never ? [problem(`${at}.weekdays`, '没有任何一天', 'it stands on no day at all')] : []
}

function breakProblems(plan: Plan, duty: Duty, at: string): readonly PlanProblem[] {
  const hours = dutyHours(plan.calendar, duty)
  if (hours === undefined) return []
  return duty.breaks.flatMap((one, index) => {
    const path = `${at}.breaks.${index}`
    if (!ordered(one)) return [problem(`${path}.to`, '结束早于开始', 'it ends before it begins')]
    const stretch = stretchOf(one)
    if (stretch.from < hours.from || stretch.to > hours.to) {
      return [problem(path, '休息不在值班时间内', 'the break lies outside the duty')]
    }
    const earlier = duty.breaks.slice(0, index).filter(ordered).map(stretchOf)
    if (!earlier.some((other) => overlap(other, stretch))) return []
    return [problem(path, '与另一段休息重叠', 'it overlaps another break')]
  })
}

/** Two people at one window, or one person at two, at one time of one day. */
function clashes(plan: Plan, duties: readonly Duty[]): readonly PlanProblem[] {
  return duties.flatMap((duty, index) => {
    const hours = dutyHours(plan.calendar, duty)
    if (hours === undefined) return []
    const at = `dutyPlan.${index}`
    return duties.slice(0, index).flatMap((other) => {
      const samePerson = other.personId === duty.personId
      if (!samePerson && other.windowId !== duty.windowId) return []
      const otherHours = dutyHours(plan.calendar, other)
      if (otherHours === undefined || !overlap(otherHours, hours)) return []
      const day = sharedDay(plan, duty, other)
      if (day === undefined) return []
      return samePerson
        ? [
            problem(
              `${at}.personId`,
              `同一时间已在“${other.dutyId}”值班（${day.zh}）`,
              `is on duty in “${other.dutyId}” at the same time (${day.en})`,
            ),
          ]
        : [
            problem(
              `${at}.windowId`,
              `与“${other.dutyId}”同一窗口、时间重叠（${day.zh}）`,
              `overlaps “${other.dutyId}” at the same window (${day.en})`,
            ),
          ]
    })
  })
}

const weekdayNames = [
  ['一', 'Mon'],
  ['二', 'Tue'],
  ['三', 'Wed'],
  ['四', 'Thu'],
  ['五', 'Fri'],
  ['六', 'Sat'],
  ['日', 'Sun'],
] as const

/** A day on which both stand, in words. Exceptions end somewhere, a shared weekday never does. */
function sharedDay(plan: Plan, one: Duty, other: Duty) {
  const { calendar } = plan
  const weekdays = one.days.kind === 'weekdays' ? one.days.weekdays : []
  const others = other.days.kind === 'weekdays' ? other.days.weekdays : []
  const weekday = weekdays.find((day) => others.includes(day) && calendar.weekdays.includes(day))
  const name = weekday === undefined ? undefined : weekdayNames[weekday - 1]
  if (name !== undefined) return { zh: `星期${name[0]}`, en: name[1] }
  const dates: readonly BusinessDate[] = [
    ...(one.days.kind === 'dates' ? one.days.dates : []),
    ...(other.days.kind === 'dates' ? other.days.dates : []),
    ...calendar.openDates,
  ]
  const date = dates.find(
    (day) => dutyHoldsOn(calendar, one, day) && dutyHoldsOn(calendar, other, day),
  )
  return date === undefined ? undefined : { zh: date, en: date }
}

interface Clocks {
  readonly from: string
  readonly to: string
}

const stretchOf = ({ from, to }: Clocks): DayStretch => ({ from: clockMs(from), to: clockMs(to) })
const ordered = ({ from, to }: Clocks): boolean => clockMs(from) < clockMs(to)
const inside = (inner: Clocks, outer: Clocks): boolean =>
  clockMs(inner.from) >= clockMs(outer.from) && clockMs(inner.to) <= clockMs(outer.to)
const overlap = (a: DayStretch, b: DayStretch): boolean => a.from < b.to && b.from < a.to
