import type { ItemCode } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { verbText } from '../../desk/verbs.ts'
import { Choices } from '../../parts/choices.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { AskProps } from './ask-sheet.tsx'
import { SheetProblem } from './sheet-problem.tsx'

/** 减办: what the visitor does not want any more, here or at a later window. */
export function DropItemSheet({ view, desk, onClose }: AskProps) {
  const say = useSay()
  const [itemCode, setItemCode] = useState<ItemCode>()
  const { windowId } = view.window
  const here = view.ticket?.items ?? []
  const later = (view.ticket?.legs ?? []).filter(({ state }) => state === 'next')
  const items = [...here, ...later.flatMap((leg) => leg.items)].filter(
    ({ packageCode }) => packageCode === undefined,
  )
  const confirm = async () => {
    if (itemCode === undefined) return
    const command = { type: 'DropServiceItem', data: { windowId, itemCode } } as const
    if (await desk.send('DropServiceItem', command)) onClose()
  }
  return (
    <Sheet
      wide
      title={`${say(verbText.DropServiceItem)} ${view.ticket?.number ?? ''}`}
      confirm={say(verbText.DropServiceItem)}
      ready={itemCode !== undefined}
      pending={desk.pending === 'DropServiceItem'}
      problem={<SheetProblem desk={desk} verb="DropServiceItem" />}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="sheet-scroll">
        <Choices
          legend={say({ zh: '不办哪一项', en: 'What to leave out' })}
          columns={1}
          choices={items.map(({ code, name }) => ({ id: code, label: name }))}
          chosen={itemCode}
          choose={(id) => setItemCode(items.find(({ code }) => code === id)?.code)}
          byDigit
        />
      </div>
    </Sheet>
  )
}
