import {
  type CaseAction,
  type CaseCommandType,
  type CaseFile,
  type CaseStory,
  caseCommandTypes,
  type PersonId,
  type RecordedCaseEvent,
  refusalText,
} from '@yihao/contract'
import type { CaseView } from '../cases/case-book.ts'
import { type CaseContext, houseOf } from '../cases/case-context.ts'
import { caseGuard } from '../cases/case-guards.ts'
import { personOf } from '../cases/evolve-case.ts'
import { mayRunCase } from './case-intake.ts'
import { type CaseReader, caseRow, personShown, textOf } from './case-rows.ts'

/** These concern no case that is there already, or nobody but the hall itself. */
const notOfCase: readonly CaseCommandType[] = [
  'RegisterCase',
  'TellDeadline',
  'ReplyToAlarm',
  'ReviewReply',
  'AddReceiver',
  'RemoveReceiver',
  'PauseReceiver',
  'ReplayReceiver',
]

/** Everything about one case: its line, its story, and what this person may do with it now. */
export function caseFile(
  one: CaseView,
  events: readonly RecordedCaseEvent[],
  person: PersonId,
  { context, reader }: { readonly context: CaseContext; readonly reader: CaseReader },
): CaseFile {
  const rules = houseOf(context)?.rules
  const { extension } = one
  const note = textOf(reader, extension?.note)
  return {
    at: context.at,
    row: caseRow(one, context, reader),
    story: events.map((event) => storyOf(event, context, reader)),
    actions: actionsOf(one, person, context),
    units: (context.plan?.units ?? []).map(
      ({ unitId, name, windows, items, departments, members }) => {
        const { windowId, itemCode } = one.subject
        const item = context.plan?.items.find(({ code }) => code === itemCode)
        const suggested =
          (windowId !== undefined && windows.includes(windowId)) ||
          (item !== undefined &&
            (items.includes(item.code) || departments.includes(item.department)))
        const shown = members.map((member) => personShown(reader, member) ?? { personId: member })
        return { unitId, name, members: shown, suggested }
      },
    ),
    dismissReasons: [...(rules?.dismissReasons ?? [])],
    declineReasons: [...(rules?.declineReasons ?? [])],
    ...(extension === undefined
      ? {}
      : { extension: { days: extension.days, ...(note === undefined ? {} : { note }) } }),
  }
}

function actionsOf(one: CaseView, person: PersonId, context: CaseContext): CaseAction[] {
  const roles = context.rolesOf(person)
  return caseCommandTypes
    .filter((type) => !notOfCase.includes(type) && mayRunCase(roles, type))
    .map((type) => {
      const refusal = caseGuard(type, one, context)
      return refusal === undefined ? { type } : { type, refusal, words: refusalText[refusal] }
    })
}

function storyOf(event: RecordedCaseEvent, context: CaseContext, reader: CaseReader): CaseStory {
  const { data, type } = event
  const by = personShown(reader, personOf(event.actor))
  const note = 'note' in data ? textOf(reader, data.note) : undefined
  return {
    seq: event.position.seq,
    at: event.recordedAt,
    type,
    ...(by === undefined ? {} : { by }),
    ...(note === undefined ? {} : { note }),
    attachments: 'attachments' in data ? [...data.attachments] : [],
    ...more(event, context),
  }
}

function more({ type, data }: RecordedCaseEvent, context: CaseContext): Partial<CaseStory> {
  const rules = houseOf(context)?.rules
  const reasonOf = (
    list: readonly { code: string; words: CaseStory['reason'] }[],
    code: string,
  ) => {
    const words = list.find((reason) => reason.code === code)?.words
    return words === undefined ? {} : { reason: words }
  }
  switch (type) {
    case 'CaseDismissed':
      return reasonOf(rules?.dismissReasons ?? [], data.reasonCode)
    case 'CaseDeclined':
      return reasonOf(rules?.declineReasons ?? [], data.reasonCode)
    case 'CaseAssigned': {
      const unit = context.plan?.units?.find(({ unitId }) => unitId === data.unitId)
      return { dueAt: data.term.dueAt, ...(unit === undefined ? {} : { to: unit.name }) }
    }
    case 'CaseReturned':
      return { dueAt: data.term.dueAt }
    case 'CaseSigned':
    case 'CaseReported':
      return { late: data.late }
    case 'ExtensionRequested':
      return { days: data.days }
    case 'ExtensionDecided':
      return { approved: data.approved, ...(data.term && { dueAt: data.term.dueAt }) }
    case 'DeadlineTold': {
      const to = data.step === 'overdue' ? rules?.escalations[data.rung]?.to : undefined
      return { step: data.step, ...(to === undefined ? {} : { to }) }
    }
    default:
      return {}
  }
}
