import type { EpochMs, SocketAuth, StaffSession, WallView } from '@yihao/contract'
import {
  ask,
  ConnectionMark,
  PairingGate,
  useHallLink,
  useHallNow,
  useLinkState,
  useView,
} from '@yihao/screen-kit'
import { useEffect, useState } from 'react'
import { Head } from '../head.tsx'
import { DayCurve } from './day-curve.tsx'
import { HelpCalls } from './help-calls.tsx'
import { Queues } from './queues.tsx'
import { TidalProposals } from './tidal-proposals.tsx'
import { Totals } from './totals.tsx'
import './wall.css'
import { WindowTiles } from './window-tiles.tsx'

/** The managers' live wait screen: with a manager's sign-in, or as a paired screen in the office. */
export function WallScreen() {
  const [staff, setStaff] = useState<'asking' | 'yes' | 'no'>('asking')
  useEffect(() => {
    void ask<StaffSession>('GET', '/api/session').then((answer) =>
      setStaff(answer.ok ? 'yes' : 'no'),
    )
  }, [])
  if (staff === 'asking') return null
  if (staff === 'yes') return <LinkedWall auth={{}} dismissed={() => setStaff('no')} />
  return (
    <PairingGate kind="wall" label="管理大屏" wish={{ kind: 'wall' }}>
      {(paired, forget) => <LinkedWall auth={{ deviceToken: paired.token }} dismissed={forget} />}
    </PairingGate>
  )
}

interface LinkedWallProps {
  readonly auth: SocketAuth
  readonly dismissed: () => void
}

const subscription = { kind: 'wall' } as const

function LinkedWall({ auth, dismissed }: LinkedWallProps) {
  const link = useHallLink({ auth, subscribe: [subscription] })
  const state = useLinkState(link)
  const view = useView(link, 'wall', subscription)
  const now = useHallNow(link)
  useEffect(() => {
    if (state.status === 'dismissed') dismissed()
  }, [state.status, dismissed])
  return (
    <>
      {view && <Wall view={view} now={now} />}
      <ConnectionMark state={state} />
    </>
  )
}

export function Wall({ view, now }: { readonly view: WallView; readonly now: EpochMs }) {
  return (
    <div className="wall">
      <Head hall={view.hall} place={{ zh: '实时等候', en: 'Live waits' }} now={now} />
      <Totals view={view} now={now} />
      <main className="wall-main">
        <div className="wall-left">
          <Queues queues={view.queues} now={now} />
          <DayCurve curve={view.curve} />
        </div>
        <div className="wall-right">
          <HelpCalls help={view.help} />
          {view.tidal && <TidalProposals proposals={view.tidal.proposals} now={now} />}
          <WindowTiles view={view} now={now} />
        </div>
      </main>
    </div>
  )
}
