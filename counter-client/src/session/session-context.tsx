import type { HallInfo, Problem, SignInRequest, StaffSession, WindowId } from '@yihao/contract'
import { type Answer, ask } from '@yihao/screen-kit'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'

export type SessionState =
  | { readonly step: 'asking' }
  | { readonly step: 'unreachable' }
  /** `why` is set when the hall itself ended the session. */
  | { readonly step: 'signed-out'; readonly why?: { readonly zh: string; readonly en: string } }
  | { readonly step: 'signed-in'; readonly session: StaffSession }

export interface Staff {
  readonly state: SessionState
  readonly hall: HallInfo | undefined
  readonly signIn: (request: SignInRequest) => Promise<Problem | StaffSession>
  readonly signOut: (why?: { readonly zh: string; readonly en: string }) => Promise<void>
  readonly moveTo: (windowId: WindowId) => Promise<Problem | StaffSession>
}

export const isProblem = (value: Problem | StaffSession): value is Problem => 'code' in value

const StaffContext = createContext<Staff | undefined>(undefined)
const retryEveryMs = 2_000

export function useStaff(): Staff {
  const staff = useContext(StaffContext)
  if (staff === undefined) throw new Error('useStaff outside of StaffProvider')
  return staff
}

/** The signed-in person; only below a route that needs one. */
export function useSession(): StaffSession {
  const { state } = useStaff()
  if (state.step !== 'signed-in') throw new Error('useSession while signed out')
  return state.session
}

export function StaffProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ step: 'asking' })
  const [hall, setHall] = useState<HallInfo>()
  useEffect(() => untilAnswered('/api/hall', setHall), [])
  useEffect(() => untilSessionKnown(setState), [])

  const keep = useCallback((answer: Answer<StaffSession>): Problem | StaffSession => {
    if (!answer.ok) return answer.problem
    setState({ step: 'signed-in', session: answer.value })
    return answer.value
  }, [])
  const signIn = useCallback(
    async (request: SignInRequest) => keep(await ask('POST', '/api/session', { body: request })),
    [keep],
  )
  const moveTo = useCallback(
    async (windowId: WindowId) =>
      keep(await ask('PUT', '/api/session/window', { body: { windowId } })),
    [keep],
  )
  const signOut = useCallback(async (why?: { readonly zh: string; readonly en: string }) => {
    if (why === undefined) await ask('DELETE', '/api/session')
    setState(why === undefined ? { step: 'signed-out' } : { step: 'signed-out', why })
  }, [])
  const staff = useMemo(
    () => ({ state, hall, signIn, signOut, moveTo }),
    [state, hall, signIn, signOut, moveTo],
  )
  return <StaffContext value={staff}>{children}</StaffContext>
}

function untilAnswered<T>(path: string, tell: (value: T) => void): () => void {
  let stopped = false
  const tryAgain = async () => {
    const answer = await ask<T>('GET', path)
    if (stopped) return
    if (answer.ok) tell(answer.value)
    else setTimeout(() => void tryAgain(), retryEveryMs)
  }
  void tryAgain()
  return () => {
    stopped = true
  }
}

/** A refusal means signed out; silence means that the server is still starting. */
function untilSessionKnown(tell: (state: SessionState) => void): () => void {
  let stopped = false
  const tryAgain = async () => {
    const answer = await ask<StaffSession>('GET', '/api/session')
    if (stopped) return
    if (answer.ok) tell({ step: 'signed-in', session: answer.value })
    else if (answer.problem.status >= 400 && answer.problem.status < 500)
      tell({ step: 'signed-out' })
    else {
      tell({ step: 'unreachable' })
      setTimeout(() => void tryAgain(), retryEveryMs)
    }
  }
  void tryAgain()
  return () => {
    stopped = true
  }
}
