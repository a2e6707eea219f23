import { useSay } from '@yihao/screen-kit'
import type { Desk } from '../../desk/use-desk.ts'
import type { Verb } from '../../desk/verbs.ts'

/** Why the sheet's own verb was not done. */
export function SheetProblem({ desk, verb }: { readonly desk: Desk; readonly verb: Verb }) {
  const say = useSay()
  const { outcome } = desk
  if (outcome === undefined || outcome.kind === 'done' || outcome.verb !== verb) return null
  return (
    <p>
      {say(outcome.words)}
      {outcome.next && <span className="sheet-problem-next">{say(outcome.next)}</span>}
    </p>
  )
}
