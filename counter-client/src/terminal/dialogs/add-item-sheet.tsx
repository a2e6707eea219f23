import type { CatalogueItem, CounterView, ItemCode } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { verbText } from '../../desk/verbs.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { useItemSearch } from '../../parts/use-item-search.ts'
import type { AskProps } from './ask-sheet.tsx'
import { SheetProblem } from './sheet-problem.tsx'

export function AddItemSheet({ view, desk, onClose }: AskProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [itemCode, setItemCode] = useState<ItemCode>()
  const found = useItemSearch(typed)
  const { windowId } = view.window
  const confirm = async () => {
    if (itemCode === undefined) return
    const command = { type: 'AddServiceItem', data: { windowId, itemCode } } as const
    if (await desk.send('AddServiceItem', command)) onClose()
  }
  return (
    <Sheet
      wide
      title={`${say(verbText.AddServiceItem)} ${view.ticket?.number ?? ''}`}
      confirm={say(verbText.AddServiceItem)}
      ready={itemCode !== undefined}
      pending={desk.pending === 'AddServiceItem'}
      problem={<SheetProblem desk={desk} verb="AddServiceItem" />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <label className="field">
        <span className="field-label">{say({ zh: '要加办什么', en: 'What to add' })}</span>
        <input
          className="field-text"
          value={typed}
          autoComplete="off"
          placeholder={say({
            zh: '说法、拼音首字母都行，如 社保卡、sbk',
            en: 'Plain words or pinyin initials',
          })}
          onChange={(event) => {
            setTyped(event.target.value)
            setItemCode(undefined)
          }}
        />
      </label>
      <FoundItems
        found={found.items}
        words={found.words === undefined ? undefined : say(found.words)}
        onTicket={codesOnTicket(view)}
        chosen={itemCode}
        choose={setItemCode}
      />
    </Sheet>
  )
}

/** Here, at other windows before, or later. */
const codesOnTicket = ({ ticket }: CounterView): readonly ItemCode[] =>
  [ticket?.items ?? [], ...(ticket?.legs ?? []).map((leg) => leg.items)]
    .flat()
    .map(({ code }) => code)

interface FoundProps {
  readonly found: readonly CatalogueItem[]
  readonly words: string | undefined
  readonly onTicket: readonly ItemCode[]
  readonly chosen: ItemCode | undefined
  readonly choose: (code: ItemCode) => void
}

function FoundItems({ found, words, onTicket, chosen, choose }: FoundProps) {
  const say = useSay()
  return (
    <ul className="found-list sheet-scroll-tall">
      {words !== undefined && <li className="found-words">{words}</li>}
      {found.map(({ code, name, department }) => {
        const already = onTicket.includes(code)
        return (
          <li key={code}>
            <label className="choice choice-row">
              <input
                type="radio"
                name="item"
                checked={chosen === code}
                disabled={already}
                onChange={() => choose(code)}
              />
              <span className="choice-text">
                <span className="choice-label">{name}</span>
                <span className="choice-hint">
                  {already ? say({ zh: '已在本号上', en: 'Already on this ticket' }) : department}
                </span>
              </span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}
