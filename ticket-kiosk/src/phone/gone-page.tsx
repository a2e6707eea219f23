import { refusalText } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import type { ReactNode } from 'react'
import { Top } from './top.tsx'

const words = {
  title: { zh: '没有找到这个号', en: 'This number was not found' },
  ways: [
    {
      zh: '对准号票上的二维码，重新扫一次',
      en: 'Scan the code on your paper ticket once more',
    },
    {
      zh: '号票只在当天有效；评价页保留七天',
      en: 'A number is good for one day; the page for rating stays a week',
    },
    {
      zh: '需要办事，请到取号机取号，或到咨询台',
      en: 'To be served, take a number at a kiosk or ask at the information desk',
    },
  ],
} as const

/** A link that names no ticket (any more) is told plainly, with the ways on. */
export function GonePage({ tools }: { readonly tools: ReactNode }) {
  const say = useSay()
  return (
    <div className="phone">
      <Top tools={tools} />
      <main className="page">
        <section className="card gone">
          <h1 className="gone-title">{say(words.title)}</h1>
          <p className="gone-why">{say(refusalText.LinkNotValid)}</p>
          <ul className="gone-ways">
            {words.ways.map((way) => (
              <li key={way.en}>{say(way)}</li>
            ))}
          </ul>
        </section>
      </main>
    </div>
  )
}
