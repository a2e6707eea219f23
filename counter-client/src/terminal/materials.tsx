import type { CounterTicket, MaterialLine } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { materialKey } from '../desk/commands.ts'
import type { Ticks } from './ticket-card.tsx'

interface MaterialsProps {
  readonly ticket: CounterTicket
  readonly ticks: Ticks
}

/** Each paper once, whoever of the items needs it. The ticks stay on this terminal. */
export function Materials({ ticket, ticks }: MaterialsProps) {
  const say = useSay()
  const { materials } = ticket
  const seen = materials.filter((line) => ticks.ticked.has(materialKey(line))).length
  return (
    <section className="panel ticket-materials">
      <h2 className="panel-title">
        {say({ zh: '材料核对', en: 'Papers' })}
        {materials.length > 0 && (
          <span className="panel-count tabular">
            {seen}/{materials.length}
          </span>
        )}
      </h2>
      {materials.length === 0 ? (
        <p className="panel-empty">
          {say({ zh: '这些事项不需要材料', en: 'No papers are needed' })}
        </p>
      ) : (
        <ul className="material-list">
          {materials.map((line) => (
            <Material key={materialKey(line)} line={line} ticks={ticks} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Material({ line, ticks }: { readonly line: MaterialLine; readonly ticks: Ticks }) {
  const say = useSay()
  const key = materialKey(line)
  const others =
    line.alternatives.length === 0
      ? undefined
      : `${say({ zh: '或', en: 'or ' })}${line.alternatives.join('、')}`
  const small = [line.condition, others].filter((part) => part !== undefined).join(' · ')
  return (
    <li>
      <label className="material">
        <input type="checkbox" checked={ticks.ticked.has(key)} onChange={() => ticks.toggle(key)} />
        <span className="material-text">
          <span className="material-name">
            {line.name}
            {line.whose && <span className="material-whose">{line.whose}</span>}
          </span>
          {small !== '' && <span className="material-small">{small}</span>}
        </span>
      </label>
    </li>
  )
}
