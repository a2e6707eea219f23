import { useHallInfo, useSay } from '@yihao/screen-kit'
import { words } from './words/kiosk-words.ts'

/** Shown when a kiosk is set up without saying which one it is. */
export function Chooser() {
  const say = useSay()
  const hall = useHallInfo()
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
