import { useSay } from '@yihao/screen-kit'
import type { Dispatch } from 'react'
import type { Side } from '../flow/basket.ts'
import type { FlowStep } from '../flow/flow.ts'
import { words } from '../words/kiosk-words.ts'

interface SideSwitchProps {
  readonly side: Side
  readonly dispatch: Dispatch<FlowStep>
  /** 为个人办 / 为企业办 instead of 个人 / 企业. */
  readonly asks?: boolean
}

export function SideSwitch({ side, dispatch, asks = false }: SideSwitchProps) {
  const say = useSay()
  const sides = [
    { value: 'natural', name: asks ? words.forPerson : words.naturalShort },
    { value: 'legal', name: asks ? words.forCompany : words.legalShort },
  ] as const
  return (
    <div className="side-switch">
      {sides.map(({ value, name }) => (
        <button
          type="button"
          className="button"
          key={value}
          aria-pressed={side === value}
          onClick={() => dispatch({ type: 'side', side: value })}
        >
          {say(name)}
        </button>
      ))}
    </div>
  )
}
