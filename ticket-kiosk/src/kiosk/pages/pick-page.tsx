import type { Catalogue } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import type { Dispatch } from 'react'
import { holds, type Pick, type Side } from '../flow/basket.ts'
import { type Flow, type FlowStep, sideOfFlow } from '../flow/flow.ts'
import { BasketBar } from '../parts/basket-bar.tsx'
import { Icon } from '../parts/icon.tsx'
import { SideSwitch } from '../parts/side-switch.tsx'
import { words } from '../words/kiosk-words.ts'
import { SearchShelf } from './search-shelf.tsx'
import { PackageShelf, ThemeShelf, ThemesShelf } from './shelf-views.tsx'

export interface ShelfProps {
  readonly catalogue: Catalogue
  readonly side: Side
  readonly dispatch: Dispatch<FlowStep>
  readonly isChosen: (pick: Pick) => boolean
  readonly toggle: (pick: Pick) => void
}

interface PickPageProps {
  readonly flow: Flow
  readonly dispatch: Dispatch<FlowStep>
  readonly catalogue: Catalogue
}

export function PickPage({ flow, dispatch, catalogue }: PickPageProps) {
  const say = useSay()
  const isChosen = (pick: Pick) => holds(flow.basket, pick)
  const shelf: ShelfProps = {
    catalogue,
    side: sideOfFlow(flow),
    dispatch,
    isChosen,
    toggle: (pick) => dispatch({ type: isChosen(pick) ? 'remove' : 'add', pick }),
  }
  return (
    <main className="pick">
      <div className="pick-choose">
        {flow.shelf.kind !== 'search' && (
          <>
            <div className="pick-head">
              <div>
                <h2 className="page-title">{say(words.choose)}</h2>
                <p className="page-hint">{say(words.chooseMore)}</p>
              </div>
              <SideSwitch side={shelf.side} dispatch={dispatch} />
            </div>
            <button
              type="button"
              className="home-search"
              onClick={() => dispatch({ type: 'shelf', shelf: { kind: 'search', typed: '' } })}
            >
              <Icon name="search" />
              {say(words.searchHint)}
            </button>
          </>
        )}
        <ShelfView flow={flow} shelf={shelf} />
      </div>
      <BasketBar flow={flow} dispatch={dispatch} />
    </main>
  )
}

function ShelfView({ flow, shelf }: { readonly flow: Flow; readonly shelf: ShelfProps }) {
  switch (flow.shelf.kind) {
    case 'themes':
      return <ThemesShelf {...shelf} />
    case 'theme':
      return <ThemeShelf {...shelf} theme={flow.shelf.theme} />
    case 'packages':
      return <PackageShelf {...shelf} />
    case 'search':
      return <SearchShelf {...shelf} typed={flow.shelf.typed} />
  }
}
