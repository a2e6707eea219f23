import type { HallInfo } from '@yihao/contract'
import { ask, useSay } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'
import { words } from './words/kiosk-words.ts'

const retryEveryMs = 3_000

/** Shown when a kiosk is set up without saying which one it is. */
export function Chooser() {
  const say = useSay()
  const [hall, setHall] = useState<HallInfo>()
  useEffect(() => {
    if (hall !== undefined) return undefined
    const load = () =>
      void ask<HallInfo>('GET', '/api/hall').then((answer) => {
        if (answer.ok) setHall(answer.value)
      })
    load()
    const timer = setInterval(load, retryEveryMs)
    return () => clearInterval(timer)
  }, [hall])
  if (hall === undefined) return <p className="kiosk-starting">{say(words.starting)}</p>
  return (
    <main className="chooser">
      <p className="chooser-hall">{say(hall.name)}</p>
      <h1 className="chooser-title">{say(words.whichKiosk)}</h1>
      {hall.kiosks.map(({ kioskId, name }) => (
        <a className="button" key={kioskId} href={`?kiosk=${kioskId}`}>
          {say(name)}
        </a>
      ))}
    </main>
  )
}
