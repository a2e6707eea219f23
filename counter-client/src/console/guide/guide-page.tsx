import type { Catalogue } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useItemSearch } from '../../parts/use-item-search.ts'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import './guide-page.css'
import { NumberDesk } from './number-desk.tsx'
import {
  nothingSelected,
  type Selection,
  withItem,
  without,
  withPackage,
  withQueue,
} from './selection.ts'
import { TakePanel } from './take-panel.tsx'

/** A guide takes a number for someone, and puts numbers right. */
export function GuidePage() {
  const say = useSay()
  const [selection, setSelection] = useState<Selection>(nothingSelected)
  const [typed, setTyped] = useState('')
  const startAnew = () => {
    setSelection(nothingSelected)
    setTyped('')
  }
  return (
    <Page
      title={say({ zh: '取号协助', en: 'Help with numbers' })}
      lead={say({
        zh: '问清要办的事，一次取一个号；老人、不便的群众优先协助。',
        en: 'Ask for everything they came for and take one number.',
      })}
    >
      <div className="guide">
        <section className="card guide-choose">
          <Segmented<Selection['audience']>
            block
            size="large"
            value={selection.audience}
            options={[
              { value: 'natural', label: say({ zh: '个人办事', en: 'Person' }) },
              { value: 'legal', label: say({ zh: '企业办事', en: 'Company' }) },
            ]}
            onChange={(audience) => setSelection({ ...nothingSelected, audience })}
          />
          <Input
            size="large"
            allowClear
            value={typed}
            aria-label={say({ zh: '要办什么', en: 'What for' })}
            placeholder={say({
              zh: '要办什么？说法、拼音首字母都行',
              en: 'What for? Plain words or initials',
            })}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Found typed={typed} selection={selection} change={setSelection} />
          <WithoutItems selection={selection} change={setSelection} />
        </section>
        <div className="guide-right">
          <TakePanel
            selection={selection}
            drop={(code) => setSelection(without(selection, code))}
            dropQueue={() => setSelection(withQueue(selection, undefined))}
            startAnew={startAnew}
          />
          <NumberDesk />
        </div>
      </div>
    </Page>
  )
}

interface ChooseProps {
  readonly selection: Selection
  readonly change: (selection: Selection) => void
}

function Found({ typed, selection, change }: ChooseProps & { readonly typed: string }) {
  const say = useSay()
  const found = useItemSearch(typed)
  const items = found.items.filter(
    ({ audience }) => audience === 'both' || audience === selection.audience,
  )
  return (
    <ul className="guide-found">
      {found.words && <li className="quiet guide-words">{say(found.words)}</li>}
      {found.packages.map((one) => (
        <li key={one.code}>
          <button
            type="button"
            className="guide-item"
            onClick={() => change(withPackage(selection, one))}
          >
            {one.name}
            <span className="cell-small">{say({ zh: '一件事', en: 'Package' })}</span>
          </button>
        </li>
      ))}
      {items.map((item) => (
        <li key={item.code}>
          <button
            type="button"
            className="guide-item"
            onClick={() => change(withItem(selection, item))}
          >
            {item.name}
            <span className="cell-small">{item.department}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function WithoutItems({ selection, change }: ChooseProps) {
  const say = useSay()
  const catalogue = useAsked<Catalogue>('/api/catalogue')
  const queues = catalogue.value?.queues.filter(({ withoutItems }) => withoutItems !== undefined)
  if (queues === undefined || queues.length === 0) return null
  return (
    <div className="guide-queues">
      <span className="quiet">{say({ zh: '不办具体事项：', en: 'No item: ' })}</span>
      {queues.map(({ queueId, name }) => (
        <Button
          key={queueId}
          onClick={() => change(withQueue(selection, { queueId, name: say(name) }))}
        >
          {say(name)}
        </Button>
      ))}
    </div>
  )
}
