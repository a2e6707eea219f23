import type { CatalogueItem } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { useItemSearch } from '../../parts/use-item-search.ts'

interface FoundOutProps {
  readonly chosen: readonly CatalogueItem[]
  readonly change: (chosen: readonly CatalogueItem[]) => void
}

const shownMax = 3

/** For a number without items (咨询): what was found out goes on with it. */
export function FoundOut({ chosen, change }: FoundOutProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const found = useItemSearch(typed)
  const offered = found.items
    .filter(({ code }) => !chosen.some((one) => one.code === code))
    .slice(0, shownMax)
  const choose = (item: CatalogueItem) => {
    change([...chosen, item])
    setTyped('')
  }
  return (
    <div className="found-out">
      <label className="field">
        <span className="field-label">
          {say({ zh: '问清要办的事(随号带过去，可不填)', en: 'What was found out (optional)' })}
        </span>
        <input
          className="field-text"
          value={typed}
          autoComplete="off"
          placeholder={say({
            zh: '说法、拼音首字母都行，如 社保卡、sbk',
            en: 'Plain words or pinyin initials',
          })}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {found.words !== undefined && <p className="found-words">{say(found.words)}</p>}
      <p className="found-out-items">
        {chosen.map((item) => (
          <button
            key={item.code}
            type="button"
            className="button found-out-chosen"
            onClick={() => change(chosen.filter((one) => one.code !== item.code))}
          >
            {item.shortName} ×
          </button>
        ))}
        {offered.map((item) => (
          <button key={item.code} type="button" className="button" onClick={() => choose(item)}>
            + {item.shortName}
          </button>
        ))}
      </p>
    </div>
  )
}
