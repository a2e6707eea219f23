import { randomUUID } from 'node:crypto'
import {
  addPersonRequestSchema,
  type CommandId,
  changeRoleRequestSchema,
  type Person,
  type PersonId,
  personIdSchema,
  setPasswordRequestSchema,
} from '@yihao/contract'
import { type Request, Router } from 'express'
import { rolesOf } from '../../people/caller.ts'
import { hashPassword, tooWeak } from '../../people/passwords.ts'
import { needs, staffOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { accepted, parsed, refuse } from '../problems.ts'

/** Staff: their numbers and passwords lie here, their roles in the log. */
export function peopleRoutes(deps: HttpDeps): Router {
  const { runtime, staff, intake } = deps
  const locks = staff.locks(Date.now)
  const router = Router()
  const maySee = needs('see-people', deps)
  const mayManage = needs('manage-people', deps)
  const known = (request: Request) => {
    const person = staff.byId(parsed(personIdSchema, request.params.personId))
    if (person === undefined) throw refuse('PersonUnknown')
    return person
  }

  router.get('/people', maySee, async (_request, response) => {
    const people = await runtime.read((hall) =>
      staff.all().map(
        (row): Person => ({
          personId: row.personId,
          staffNumber: row.staffNumber,
          displayName: row.displayName,
          roles: [...rolesOf(hall, row.personId)],
          locked: locks.lockedSomewhere(row.personId),
        }),
      ),
    )
    response.json(people)
  })

  router.post('/people', mayManage, async (request, response) => {
    const { commandId, staffNumber, displayName, password } = parsed(
      addPersonRequestSchema,
      request.body,
    )
    if (staff.byNumber(staffNumber) !== undefined) {
      throw refuse('PersonKnown', { field: 'staffNumber', detail: staffNumber })
    }
    if (tooWeak(password, staffNumber)) throw refuse('PasswordTooWeak', { field: 'password' })
    const personId = `person-${randomUUID()}` as unknown as PersonId
    const passwordHash = await hashPassword(password)
    const command = { type: 'AddPerson', data: { personId } } as const
    accepted(await intake.handle(staffOf(request, deps), { commandId, command }))
    staff.add({ personId, staffNumber, displayName, passwordHash })
    response.status(201).json({ personId, staffNumber, displayName, roles: [], locked: false })
  })

  router.put('/people/:personId/password', mayManage, async (request, response) => {
    const person = known(request)
    const { password } = parsed(setPasswordRequestSchema, request.body)
    if (tooWeak(password, person.staffNumber)) {
      throw refuse('PasswordTooWeak', { field: 'password' })
    }
    staff.setPassword(person.personId, await hashPassword(password))
    await deps.runtime.handle({
      commandId: `set-password:${randomUUID()}` as unknown as CommandId,
      actor: { kind: 'staff', personId: staffOf(request, deps).personId },
      command: {
        type: 'RecordSignIn',
        data: { personId: person.personId, outcome: 'password-changed' },
      },
    })
    deps.dismissed({ kind: 'person', personId: person.personId })
    response.status(204).end()
  })

  router.post('/people/:personId/roles', mayManage, async (request, response) => {
    const { personId } = known(request)
    const { commandId, role, change } = parsed(changeRoleRequestSchema, request.body)
    const command =
      change === 'grant'
        ? ({ type: 'GrantRole', data: { personId, role, appointedOutside: false } } as const)
        : ({ type: 'RevokeRole', data: { personId, role } } as const)
    accepted(await intake.handle(staffOf(request, deps), { commandId, command }))
    response.status(204).end()
  })
  return router
}
