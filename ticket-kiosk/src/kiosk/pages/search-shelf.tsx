import { useSay } from '@yihao/screen-kit'
import { type Search, useSearch } from '../data/use-search.ts'
import { pickOfItem } from '../flow/basket.ts'
import { hotItemsOf } from '../flow/shelves.ts'
import { Icon } from '../parts/icon.tsx'
import { Keyboard } from '../parts/keyboard.tsx'
import { PickRow } from '../parts/pick-row.tsx'
import { Scroller } from '../parts/scroller.tsx'
import { words } from '../words/kiosk-words.ts'
import type { ShelfProps } from './pick-page.tsx'

const queryCharactersMax = 40
const hotShown = 6

/** The visitor has just asked for this field; a real keyboard may type at once. */
const focus = (field: HTMLInputElement | null) => field?.focus()

/** Plain words from a real keyboard, or the first letters of their pinyin from the screen. */
export function SearchShelf(props: ShelfProps & { readonly typed: string }) {
  const { typed, dispatch, catalogue } = props
  const say = useSay()
  const search = useSearch(typed, catalogue)
  const type = (text: string) =>
    dispatch({
      type: 'shelf',
      shelf: { kind: 'search', typed: text.slice(0, queryCharactersMax) },
    })
  return (
    <>
      <label className="search-field">
        <Icon name="search" />
        <input
          ref={focus}
          inputMode="none"
          autoComplete="off"
          value={typed}
          placeholder={say(words.typeHint)}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      <Scroller page={typed}>
        <Results {...props} search={search} />
      </Scroller>
      <Keyboard
        press={(letter) => type(typed + letter)}
        erase={() => type(typed.slice(0, -1))}
        clear={() => type('')}
        empty={typed === ''}
      />
    </>
  )
}

function Results({
  search,
  catalogue,
  isChosen,
  toggle,
}: ShelfProps & { readonly search: Search }) {
  const say = useSay()
  if (search.step === 'searching') return <p className="search-said">{say(words.searching)}</p>
  if (search.step === 'failed') {
    return (
      <p className="search-said" role="alert">
        {say(search.words)}
      </p>
    )
  }
  const empty = search.step === 'empty'
  const picks = empty ? hotItemsOf(catalogue).slice(0, hotShown).map(pickOfItem) : search.picks
  if (picks.length === 0) return <p className="search-said">{say(words.nothing)}</p>
  return (
    <>
      {empty && <h3 className="shelf-title">{say(words.often)}</h3>}
      <div className="rows">
        {picks.map((pick) => (
          <PickRow
            key={`${pick.kind}/${pick.code}`}
            pick={pick}
            chosen={isChosen(pick)}
            toggle={toggle}
            mark={pick.audience === 'legal' ? say(words.company) : undefined}
          />
        ))}
      </div>
    </>
  )
}
