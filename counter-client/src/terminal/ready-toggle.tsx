import type { CounterView } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { keyOfVerb } from '../desk/keys.ts'
import type { StayReady } from '../desk/use-stay-ready.ts'
import { KeyCap } from '../parts/key-cap.tsx'
import './ready-toggle.css'

interface ToggleProps {
  readonly view: CounterView
  readonly live: boolean
  readonly stay: StayReady
  readonly toggle: () => void
}

/** 就绪: the clerk's own word, always in the same place; nothing is called without it. */
export function ReadyToggle({ view, live, stay, toggle }: ToggleProps) {
  const say = useSay()
  const { dispatch, window: place } = view
  if (dispatch === undefined || place.state !== 'open') return null
  const { ready } = dispatch
  return (
    <div className={ready ? 'ready ready-on' : 'ready'}>
      <button
        type="button"
        className="ready-word"
        role="switch"
        aria-checked={ready}
        disabled={!live}
        onClick={toggle}
      >
        <span className="ready-knob" aria-hidden="true" />
        {ready ? say({ zh: '已就绪', en: 'Ready' }) : say({ zh: '未就绪', en: 'Not ready' })}
        <KeyCap chord={keyOfVerb.SayReady} />
      </button>
      <label className="ready-stay">
        <input
          type="checkbox"
          checked={stay.chosen}
          disabled={!live}
          onChange={(event) => stay.choose(event.target.checked)}
        />
        {say({ zh: '办完仍就绪', en: 'Stay ready' })}
      </label>
    </div>
  )
}
