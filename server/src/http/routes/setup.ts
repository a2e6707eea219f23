import { randomUUID } from 'node:crypto'
import { type PersonId, type Role, setupRequestSchema } from '@yihao/contract'
import { Router } from 'express'
import { hashPassword, tooWeak } from '../../people/passwords.ts'
import type { HttpDeps } from '../deps.ts'
import { accepted, parsed, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

/** The first of all rights: to let others in, and nothing else (ROLE-1). */
const firstRole: Role = 'security-administrator'

/** A new hall has no password at all; whoever reads the console names the first person. */
export function setupRoutes(deps: HttpDeps): Router {
  const { firstSetup, staff, intake } = deps
  const router = Router()
  router.get('/setup', (_request, response) => void response.json({ open: firstSetup.open() }))
  router.post('/setup', atMost(10), async (request, response) => {
    const { commandId, staffNumber, displayName, password, setupCode } = parsed(
      setupRequestSchema,
      request.body,
    )
    if (!firstSetup.open() || !firstSetup.fits(setupCode)) {
      throw refuse('NotAllowed', { field: 'setupCode' })
    }
    if (tooWeak(password, staffNumber)) throw refuse('PasswordTooWeak', { field: 'password' })
    const personId = `person-${randomUUID()}` as unknown as PersonId
    const passwordHash = await hashPassword(password)
    const add = { type: 'AddPerson', data: { personId } } as const
    accepted(await intake.handleOwn('console', { commandId, command: add }))
    const grant = {
      type: 'GrantRole',
      data: { personId, role: firstRole, appointedOutside: false },
    } as const
    const grantId = `setup-role-${personId}` as typeof commandId
    accepted(await intake.handleOwn('console', { commandId: grantId, command: grant }))
    staff.add({ personId, staffNumber, displayName, passwordHash })
    response
      .status(201)
      .json({ personId, staffNumber, displayName, roles: [firstRole], locked: false })
  })
  return router
}
