import { clockText, type WallView } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'

const words = {
  window: { zh: '号窗口求助', en: 'needs help' },
} as const

export function HelpCalls({ help }: { readonly help: WallView['help'] }) {
  const say = useSay()
  if (help.length === 0) return null
  return (
    <ul className="help">
      {help.map((call) => (
        <li key={`${call.windowId}.${call.at}`}>
          <b>
            {call.windowNumber} {say(words.window)}
          </b>
          <span>{say(call.reason)}</span>
          <time className="tabular">{clockText(call.at)}</time>
        </li>
      ))}
    </ul>
  )
}
