import { clockMs, type Plan } from '@yihao/contract'
import { type PlanProblem, problem, repeats, unknown } from './plan-problem.ts'

/** Zones, queues, windows, devices and hours of a plan: whether they agree. */
export function placeProblems(plan: Plan): readonly PlanProblem[] {
  return [
    ...repeats('zones', plan.zones, (zone) => zone.zoneId),
    ...repeats('queues', plan.queues, (queue) => queue.queueId),
    ...repeats('queues', plan.queues, (queue) => queue.prefix),
    ...repeats('families', plan.families, (family) => family.familyId),
    ...repeats('windows', plan.windows, (window) => window.windowId),
    ...repeats('windows', plan.windows, (window) => window.windowNumber),
    ...repeats('kiosks', plan.kiosks, (kiosk) => kiosk.kioskId),
    ...repeats('devices', plan.devices, (device) => device.deviceId),
    ...queueProblems(plan),
    ...windowProblems(plan),
    ...deviceProblems(plan),
    ...sessionProblems(plan),
  ]
}

function queueProblems(plan: Plan): readonly PlanProblem[] {
  const zones = new Set(plan.zones.map((zone) => zone.zoneId))
  const families = new Set(plan.families.map((family) => family.familyId))
  return plan.queues.flatMap((queue, index) => [
    ...(zones.has(queue.zoneId) ? [] : [unknown(`queues.${index}.zoneId`, queue.zoneId)]),
    ...queue.families
      .filter((family) => !families.has(family))
      .map((family) => unknown(`queues.${index}.families`, family)),
    ...(plan.windows.some((window) => window.serves.includes(queue.queueId))
      ? []
      : [problem(`queues.${index}`, '没有窗口叫这个队列', 'no window calls from this queue')]),
  ])
}

function windowProblems(plan: Plan): readonly PlanProblem[] {
  const zones = new Set(plan.zones.map((zone) => zone.zoneId))
  const queues = new Set(plan.queues.map((queue) => queue.queueId))
  const families = new Set<string>(plan.families.map((family) => family.familyId))
  const items = new Set<string>(plan.items.map((item) => item.code))
  const packages = new Set<string>(plan.packages.map((one) => one.code))
  return plan.windows.flatMap((window, index) => {
    const at = `windows.${index}`
    const skills = window.skills.flatMap((skill, place) => {
      const path = `${at}.skills.${place}`
      if (skill.kind === 'family' && !families.has(skill.familyId)) {
        return [unknown(path, skill.familyId)]
      }
      if (skill.kind === 'item' && !items.has(skill.itemCode))
        return [unknown(path, skill.itemCode)]
      if (skill.kind === 'package' && !packages.has(skill.packageCode)) {
        return [unknown(path, skill.packageCode)]
      }
      return []
    })
    const served = window.serves
      .filter((queueId) => !queues.has(queueId))
      .map((queueId) => unknown(`${at}.serves`, queueId))
    const zone = zones.has(window.zoneId) ? [] : [unknown(`${at}.zoneId`, window.zoneId)]
    return [...zone, ...served, ...skills]
  })
}

function deviceProblems(plan: Plan): readonly PlanProblem[] {
  const windows = new Set<string>(plan.windows.map((window) => window.windowId))
  const zones = new Set<string>(plan.zones.map((zone) => zone.zoneId))
  const kiosks = new Set<string>(plan.kiosks.map((kiosk) => kiosk.kioskId))
  return plan.devices.flatMap((device, index) => {
    const [field, known] =
      device.kind === 'speaker'
        ? ([device.zoneId, zones] as const)
        : device.kind === 'printer'
          ? ([device.kioskId, kiosks] as const)
          : ([device.windowId, windows] as const)
    return known.has(field) ? [] : [unknown(`devices.${index}`, field)]
  })
}

function sessionProblems(plan: Plan): readonly PlanProblem[] {
  return plan.calendar.sessions.flatMap((session, index) => {
    const at = `calendar.sessions.${index}`
    const before = plan.calendar.sessions
      .slice(0, index)
      .filter((one) => sameDays(one.weekdays, session.weekdays))
      .at(-1)
    const found: PlanProblem[] = []
    if (clockMs(session.to) <= clockMs(session.from)) {
      found.push(problem(`${at}.to`, '结束早于开始', 'it ends before it begins'))
    }
    if (clockMs(session.takeTo) <= clockMs(session.takeFrom)) {
      found.push(problem(`${at}.takeTo`, '取号结束早于开始', 'taking ends before it begins'))
    }
    const strange = (session.queues ?? []).filter(
      (queueId) => !plan.queues.some((queue) => queue.queueId === queueId),
    )
    found.push(...strange.map((queueId) => unknown(`${at}.queues`, queueId)))
    if (before !== undefined && clockMs(session.from) < clockMs(before.to)) {
      found.push(problem(`${at}.from`, '与上一场次重叠', 'it overlaps the session before'))
    }
    return found
  })
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const sameDays = (a: readonly number[] = everyDay, b: readonly number[] = everyDay) =>
  a.some((weekday) => b.includes(weekday))
