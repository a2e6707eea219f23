import { useHallInfo, useSay } from '@yihao/screen-kit'
import './chooser.css'

const words = {
  title: { zh: '这块屏显示什么？', en: 'What does this screen show?' },
  boards: { zh: '综合屏', en: 'Call boards' },
  signs: { zh: '窗口屏', en: 'Window screens' },
  wall: { zh: '实时等候大屏', en: 'Live waits' },
  window: { zh: '号窗口', en: '' },
  trying: { zh: '正在连接大厅服务器…', en: 'Connecting to the hall’s server…' },
} as const

/** Shown when a screen is set up without saying what it is for. */
export function Chooser() {
  const say = useSay()
  const hall = useHallInfo()
  if (hall === undefined) return <p className="chooser-trying">{say(words.trying)}</p>
  return (
    <main className="chooser">
      <h1>
        {say(hall.name)} · {say(words.title)}
      </h1>
      <h2>{say(words.boards)}</h2>
      <nav className="chooser-links">
        {hall.zones.map((zone) => (
          <a key={zone.zoneId} href={`?zone=${zone.zoneId}`}>
            {say(zone.name)}
          </a>
        ))}
        <a href="?wall">{say(words.wall)}</a>
      </nav>
      <h2>{say(words.signs)}</h2>
      <nav className="chooser-links">
        {hall.windows.map((window) => (
          <a key={window.windowId} href={`?window=${window.windowId}`}>
            {window.windowNumber} {say(words.window)} <small>{say(window.label)}</small>
          </a>
        ))}
      </nav>
    </main>
  )
}
