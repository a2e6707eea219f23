import type { ItemLine } from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'

export function Items({ items }: { readonly items: readonly ItemLine[] }) {
  const say = useSay()
  if (items.length === 0) return null
  const title = { zh: '要办的事 · {count} 件', en: 'What you came for · {count}' }
  return (
    <section className="card">
      <h2 className="card-title">{say(fill(title, { count: items.length }))}</h2>
      <ol className="items">
        {items.map(({ code, name, count }, place) => (
          <li key={code} className="item">
            <span className="item-place number">{place + 1}</span>
            <span>
              {name}
              {count !== undefined && <strong> ×{count}</strong>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
