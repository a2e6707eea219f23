import type { HallInfo, WindowId } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { searchWindows, type WindowPlace } from './window-search.ts'

interface ChoiceProps {
  readonly hall: HallInfo | undefined
  readonly chosen: WindowId | undefined
  readonly choose: (windowId: WindowId | undefined) => void
}

/** A combobox after the pattern of WAI-ARIA: typed or picked, by hand or by arrow keys. */
export function WindowChoice({ hall, chosen, choose }: ChoiceProps) {
  const say = useSay()
  const listId = useId()
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const open = typed !== undefined
  const text = (place: WindowPlace) =>
    say({
      zh: `${place.windowNumber} 号窗口·${place.label.zh}`,
      en: `Window ${place.windowNumber} · ${place.label.en}`,
    })
  const place = hall?.windows.find(({ windowId }) => windowId === chosen)
  const found = hall === undefined ? [] : searchWindows(hall, typed ?? '')
  const atId = open && found[at] ? `${listId}-${found[at].windowId}` : undefined
  useEffect(() => {
    if (atId !== undefined) document.getElementById(atId)?.scrollIntoView({ block: 'nearest' })
  }, [atId])
  const pick = (windowId: WindowId | undefined) => {
    choose(windowId)
    setTyped(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setTyped(undefined)
    if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (found[at] !== undefined) pick(found[at].windowId)
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    if (!open) setTyped('')
    const step = event.key === 'ArrowDown' ? 1 : -1
    setAt(Math.min(found.length - 1, Math.max(0, at + step)))
  }
  return (
    <div className="field window-choice">
      <label className="field-label" htmlFor={`${listId}-input`}>
        {say({ zh: '窗口', en: 'Window' })}
        <span className="field-optional">
          {say({ zh: '不在窗口办理的可不选', en: 'leave empty when not at a window' })}
        </span>
      </label>
      <input
        id={`${listId}-input`}
        className="field-text"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={atId}
        autoComplete="off"
        placeholder={say({ zh: '输入窗口号或名称', en: 'Number or name' })}
        value={typed ?? (place === undefined ? '' : text(place))}
        onFocus={(event) => event.target.select()}
        onClick={() => setTyped((before) => before ?? '')}
        onBlur={() => setTyped(undefined)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
          if (event.target.value === '') choose(undefined)
        }}
      />
      {open && (
        <div id={listId} role="listbox" className="window-list" tabIndex={-1}>
          {found.length === 0 && (
            <p className="window-none">{say({ zh: '没有这个窗口', en: 'No such window' })}</p>
          )}
          {found.map((one, index) => (
            <div
              key={one.windowId}
              id={`${listId}-${one.windowId}`}
              role="option"
              tabIndex={-1}
              aria-selected={one.windowId === chosen}
              className={index === at ? 'window-option window-option-at' : 'window-option'}
              // Before the field loses focus and the list with it.
              onPointerDown={(event) => {
                event.preventDefault()
                pick(one.windowId)
              }}
            >
              <span className="number window-option-number">{one.windowNumber}</span>
              {say(one.label)}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
