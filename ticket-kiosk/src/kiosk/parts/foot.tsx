import { fill, useSay } from '@yihao/screen-kit'
import type { Dispatch } from 'react'
import type { IdleState } from '../flow/countdown.ts'
import type { Flow, FlowStep } from '../flow/flow.ts'
import type { Situation } from '../flow/situation.ts'
import { words } from '../words/kiosk-words.ts'
import type { KioskHall } from './face.ts'
import { Icon } from './icon.tsx'

interface FootProps {
  readonly flow: Flow
  readonly dispatch: Dispatch<FlowStep>
  readonly idle: IdleState
  readonly hall: KioskHall
  readonly situation: Situation
}

/** The way back, low enough for a wheelchair; at home, where to find people. */
export function Foot({ flow, dispatch, idle, hall, situation }: FootProps) {
  const say = useSay()
  if (flow.step === 'home') return <HomeFoot hall={hall} situation={situation} />
  const seconds = idle.kind === 'gone' ? 0 : idle.secondsLeft
  return (
    <footer className="foot">
      <button type="button" className="button" onClick={() => dispatch({ type: 'back' })}>
        <Icon name="back" />
        {say(words.back)}
      </button>
      <button type="button" className="button" onClick={() => dispatch({ type: 'home' })}>
        <Icon name="home" />
        {say(words.home)}
      </button>
      {situation.kind === 'lost' && (
        <p className="foot-lost" role="alert">
          <Icon name="no-line" />
          {say(words.lostLine)}
        </p>
      )}
      <p className="foot-countdown tabular">{say(fill(words.homeIn, { seconds }))}</p>
    </footer>
  )
}

function HomeFoot({ hall, situation }: Pick<FootProps, 'hall' | 'situation'>) {
  const say = useSay()
  const printer = situation.kind === 'open' ? hall.view?.printer : undefined
  return (
    <footer className="foot foot-home">
      {printer === 'out-of-order' && (
        <p className="foot-printer" role="alert">
          <Icon name="printer" />
          {say(words.printerOut)}
        </p>
      )}
      <p className="foot-help">
        <Icon name="consultation" />
        {say(words.help)}
      </p>
      {printer === 'none' && <p className="foot-printer-none">{say(words.noPrinter)}</p>}
      {printer === 'paper-low' && <p className="foot-paper-low">{say(words.paperLow)}</p>}
    </footer>
  )
}
