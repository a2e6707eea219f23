import { fill, useSay } from '@yihao/screen-kit'
import { pickOfItem, pickOfPackage } from '../flow/basket.ts'
import { hotItemsOf, packagesOf, themesOf } from '../flow/shelves.ts'
import { PickRow } from '../parts/pick-row.tsx'
import { Scroller } from '../parts/scroller.tsx'
import { words } from '../words/kiosk-words.ts'
import { themeWords } from '../words/theme-words.ts'
import type { ShelfProps } from './pick-page.tsx'

const hotShown = 8

/** What people ask for most, then everything by its theme. */
export function ThemesShelf({ catalogue, side, dispatch, isChosen, toggle }: ShelfProps) {
  const say = useSay()
  return (
    <Scroller page={`themes/${side}`}>
      <h3 className="shelf-title">{say(words.often)}</h3>
      <div className="rows rows-two">
        {hotItemsOf(catalogue, side)
          .slice(0, hotShown)
          .map(pickOfItem)
          .map((pick) => (
            <PickRow key={pick.code} pick={pick} chosen={isChosen(pick)} toggle={toggle} brief />
          ))}
      </div>
      <h3 className="shelf-title">{say(words.byTheme)}</h3>
      <div className="themes">
        <button
          type="button"
          className="theme theme-bundle"
          onClick={() => dispatch({ type: 'shelf', shelf: { kind: 'packages' } })}
        >
          <span>{say(words.bundle)}</span>
          <small>{say(fill(words.count, { count: packagesOf(catalogue, side).length }))}</small>
        </button>
        {themesOf(catalogue, side).map(({ theme, items }) => (
          <button
            type="button"
            className="theme"
            key={theme}
            onClick={() => dispatch({ type: 'shelf', shelf: { kind: 'theme', theme } })}
          >
            <span>{say(themeWords(theme))}</span>
            <small className="tabular">{say(fill(words.count, { count: items.length }))}</small>
          </button>
        ))}
      </div>
    </Scroller>
  )
}

export function ThemeShelf({
  catalogue,
  side,
  isChosen,
  toggle,
  theme,
}: ShelfProps & { readonly theme: string }) {
  const say = useSay()
  const items = themesOf(catalogue, side).find((shelf) => shelf.theme === theme)?.items ?? []
  return (
    <Scroller page={theme}>
      <h3 className="shelf-title">{say(themeWords(theme))}</h3>
      <div className="rows">
        {items.map((item) => {
          const pick = pickOfItem(item)
          const mark = item.selfService ? say(words.selfService) : undefined
          return (
            <PickRow
              key={item.code}
              pick={pick}
              chosen={isChosen(pick)}
              toggle={toggle}
              mark={mark}
            />
          )
        })}
      </div>
    </Scroller>
  )
}

export function PackageShelf({ catalogue, side, isChosen, toggle }: ShelfProps) {
  const say = useSay()
  return (
    <Scroller page={`packages/${side}`}>
      <h3 className="shelf-title">
        {say(words.bundle)}
        <small>{say(words.bundleHint)}</small>
      </h3>
      <div className="rows">
        {packagesOf(catalogue, side).map((one) => {
          const pick = pickOfPackage(one)
          const mark = say(fill(words.includes, { count: one.itemCodes.length }))
          return (
            <PickRow
              key={one.code}
              pick={pick}
              chosen={isChosen(pick)}
              toggle={toggle}
              mark={mark}
            />
          )
        })}
      </div>
    </Scroller>
  )
}
