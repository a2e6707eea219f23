import {
  changePasswordRequestSchema,
  moveWindowRequestSchema,
  type StaffSession,
  signInRequestSchema,
} from '@yihao/contract'
import { Router } from 'express'
import { type Caller, rolesOf } from '../../people/caller.ts'
import { clearSession, sessionTokenOf, setSession, staffOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

/** Behind one address may stand a whole hall, so guessing is stopped by the lock of the person there. */
const signInsPerMinute = 120

export function sessionRoutes(deps: HttpDeps): Router {
  const { runtime, signIn, secure } = deps
  const router = Router()
  const sessionOf = (caller: Extract<Caller, { kind: 'staff' }>): Promise<StaffSession> =>
    runtime.read((hall) => ({
      personId: caller.personId,
      displayName: caller.displayName,
      roles: [...rolesOf(hall, caller.personId)],
      ...(caller.windowId === undefined ? {} : { windowId: caller.windowId }),
    }))

  router.post('/session', atMost(signInsPerMinute), async (request, response) => {
    const answer = await signIn.signIn({
      ...parsed(signInRequestSchema, request.body),
      address: request.ip,
    })
    if (!answer.ok) throw refuse(answer.code)
    setSession(response, secure, answer.token)
    response.json(await sessionOf(answer.caller))
  })

  router.get('/session', async (request, response) => {
    response.json(await sessionOf(staffOf(request, deps)))
  })

  router.put('/session/window', async (request, response) => {
    const { windowId } = parsed(moveWindowRequestSchema, request.body)
    const caller = staffOf(request, deps)
    const token = sessionTokenOf(request, secure)
    const refusal = token === undefined ? 'NotSignedIn' : await signIn.moveTo(token, windowId)
    if (refusal !== undefined) throw refuse(refusal, { field: 'windowId' })
    if (token !== undefined) deps.dismissed({ kind: 'session', token })
    response.json(await sessionOf({ ...caller, windowId }))
  })

  router.put('/session/password', atMost(signInsPerMinute), async (request, response) => {
    const { personId } = staffOf(request, deps)
    const change = parsed(changePasswordRequestSchema, request.body)
    const token = sessionTokenOf(request, secure)
    const refusal =
      token === undefined
        ? 'NotSignedIn'
        : await signIn.changePassword(token, { ...change, address: request.ip })
    if (refusal !== undefined) {
      const field = refusal === 'PasswordTooWeak' ? 'password' : 'current'
      throw refuse(refusal, { field })
    }
    deps.dismissed({ kind: 'person', personId, except: token })
    response.status(204).end()
  })

  router.delete('/session', async (request, response) => {
    const token = sessionTokenOf(request, secure)
    if (token !== undefined) {
      await signIn.signOut(token)
      deps.dismissed({ kind: 'session', token })
    }
    clearSession(response, secure)
    response.status(204).end()
  })
  return router
}
