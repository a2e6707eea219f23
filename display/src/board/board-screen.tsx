import { type BoardView, closingText, type ZoneId } from '@yihao/contract'
import {
  ConnectionMark,
  PairingGate,
  useHallLink,
  useHallNow,
  useLinkState,
  useSay,
  useView,
} from '@yihao/screen-kit'
import { useEffect } from 'react'
import { Head } from '../head.tsx'
import './board.css'
import { CallingNow } from './calling-now.tsx'
import { RecentCalls } from './recent-calls.tsx'
import { Tips } from './tips.tsx'
import { WaitingByQueue } from './waiting-by-queue.tsx'

/** 综合屏 of one waiting zone. */
export function BoardScreen({ zoneId }: { readonly zoneId: ZoneId }) {
  const wish = { kind: 'board', zoneId } as const
  return (
    <PairingGate kind="board" label={`综合屏 ${zoneId}`} wish={wish}>
      {(paired, forget) => (
        <PairedBoard zoneId={zoneId} deviceToken={paired.token} forget={forget} />
      )}
    </PairingGate>
  )
}

interface PairedBoardProps {
  readonly zoneId: ZoneId
  readonly deviceToken: string
  readonly forget: () => void
}

function PairedBoard({ zoneId, deviceToken, forget }: PairedBoardProps) {
  const subscription = { kind: 'board', zoneId } as const
  const link = useHallLink({ auth: { deviceToken }, subscribe: [subscription] })
  const state = useLinkState(link)
  const view = useView(link, 'board', subscription)
  const now = useHallNow(link)
  useEffect(() => {
    if (state.status === 'dismissed') forget()
  }, [state.status, forget])
  return (
    <>
      {view && <Board view={view} now={now} />}
      <ConnectionMark state={state} />
    </>
  )
}

interface BoardProps {
  readonly view: BoardView
  readonly now: Parameters<typeof Head>[0]['now']
}

export function Board({ view, now }: BoardProps) {
  const say = useSay()
  return (
    <div className="board">
      <Head hall={view.hall} place={view.zone.name} now={now} />
      <main className="board-main">
        <CallingNow view={view} />
        <aside className="board-side" aria-label={say({ zh: '最近呼叫与等候', en: 'Recent' })}>
          <RecentCalls calls={view.recent} />
          <WaitingByQueue queues={view.queues} />
        </aside>
      </main>
      <Tips tips={tipsOf(view)} phone={view.supervisionPhone} />
    </div>
  )
}

/** What is told before closing comes between any two tips. */
function tipsOf({ tips, hall: { closing } }: BoardView): BoardView['tips'] {
  if (closing === undefined) return tips
  const told = closingText(closing)
  return tips.length === 0 ? [told] : tips.flatMap((tip) => [told, tip])
}
