import type { Pick } from '../flow/basket.ts'
import { Icon } from './icon.tsx'

interface PickRowProps {
  readonly pick: Pick
  readonly chosen: boolean
  readonly toggle: (pick: Pick) => void
  readonly mark?: string | undefined
  /** The short name alone, for two in a row. */
  readonly brief?: boolean
}

/** One thing to choose; pressed again it is taken out. */
export function PickRow({ pick, chosen, toggle, mark, brief = false }: PickRowProps) {
  return (
    <button
      type="button"
      className={`row ${chosen ? 'row-chosen' : ''}`}
      aria-pressed={chosen}
      onClick={() => toggle(pick)}
    >
      <span className="row-text">
        <span className="row-name">{pick.shortName}</span>
        {!brief && pick.name !== pick.shortName && <span className="row-full">{pick.name}</span>}
      </span>
      {mark && <span className="row-mark">{mark}</span>}
      <span className="row-box">
        <Icon name={chosen ? 'check' : 'plus'} />
      </span>
    </button>
  )
}
