import type { ItemLine, LegLine, Words } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { verbText } from '../desk/verbs.ts'
import { OtherLegs } from './other-legs.tsx'

interface ItemsProps {
  readonly items: readonly ItemLine[]
  readonly queueName: Words
  readonly legs?: readonly LegLine[] | undefined
  /** Where something could be left out. */
  readonly drop?: (() => void) | undefined
}

/** What they came for, in the order they named it. */
export function Items({ items, queueName, legs, drop }: ItemsProps) {
  const say = useSay()
  return (
    <section className="panel ticket-items">
      <h2 className="panel-title">
        <span>
          {say(legs ? { zh: '本窗口办理', en: 'Items here' } : { zh: '办理事项', en: 'Items' })}
          {items.length > 1 && <span className="panel-count tabular"> {items.length}</span>}
        </span>
        {drop && (
          <button type="button" className="panel-verb" onClick={drop}>
            {say(verbText.DropServiceItem)}
          </button>
        )}
      </h2>
      {items.length === 0 ? (
        <p className="panel-empty">
          {say(queueName)}
          {say({ zh: '：未选具体事项', en: ': no particular item' })}
        </p>
      ) : (
        <ol className="item-list">
          {items.map((item, index) => (
            <li key={item.code} className="item-row">
              <span className="item-index tabular" aria-hidden="true">
                {index + 1}
              </span>
              <span>
                {item.name}
                {item.count !== undefined && (
                  <strong className="item-count tabular">×{item.count}</strong>
                )}
                {item.packageCode && (
                  <span className="item-package">{say({ zh: '一件事', en: 'Package' })}</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      <OtherLegs legs={legs} />
    </section>
  )
}
