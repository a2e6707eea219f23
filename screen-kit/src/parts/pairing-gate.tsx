import type { DeviceAssignment, DeviceKind } from '@yihao/contract'
import { type ReactNode, useEffect, useState } from 'react'
import { forgetPairing, type PairedAs, type PairingState, pair } from '../link/pairing.ts'
import { useSay } from '../words/language.ts'
import './pairing-gate.css'

const words = {
  title: { zh: '等待配对', en: 'Waiting to be paired' },
  how: {
    zh: '请工作人员在管理端“设备”里输入这组数字',
    en: 'Staff: enter these digits under “Devices” in the console',
  },
  asking: { zh: '正在连接大厅服务器…', en: 'Connecting to the hall’s server…' },
  unreachable: {
    zh: '连不上大厅服务器，正在重试',
    en: 'The hall’s server cannot be reached; trying again',
  },
} as const

export interface PairingGateProps {
  readonly kind: DeviceKind
  readonly label: string
  readonly wish?: DeviceAssignment
  /** `forget` starts the pairing anew, when the hall has revoked the device. */
  readonly children: (paired: PairedAs, forget: () => void) => ReactNode
}

/** Lets the screen in once staff have confirmed it, and remembers that on this machine. */
export function PairingGate({ kind, label, wish, children }: PairingGateProps) {
  const say = useSay()
  const [state, setState] = useState<PairingState>({ step: 'asking' })
  const [round, setRound] = useState(0)
  const wishKey = JSON.stringify(wish)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round starts the pairing anew
  useEffect(() => {
    const stop = new AbortController()
    const wished = wishKey === undefined ? undefined : (JSON.parse(wishKey) as DeviceAssignment)
    const request = { kind, label, ...(wished === undefined ? {} : { wish: wished }) }
    void pair(request, setState, stop.signal)
    return () => stop.abort()
  }, [kind, label, wishKey, round])

  if (state.step === 'paired') {
    return children(state.as, () => {
      forgetPairing(kind, wish)
      setState({ step: 'asking' })
      setRound((before) => before + 1)
    })
  }
  return (
    <main className="pairing-gate">
      <p className="pairing-gate-title">{say(words.title)}</p>
      {state.step === 'waiting' ? (
        <>
          <p className="pairing-gate-code number">{state.code}</p>
          <p className="pairing-gate-how">{say(words.how)}</p>
        </>
      ) : (
        <p className="pairing-gate-how">{say(words[state.step])}</p>
      )}
    </main>
  )
}
