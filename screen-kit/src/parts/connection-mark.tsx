import type { LinkState } from '../link/hall-link.ts'
import { useSay } from '../words/language.ts'
import './connection-mark.css'

const words = {
  connecting: { zh: '正在连接…', en: 'Connecting…' },
  lost: { zh: '连接中断，画面可能不是最新', en: 'Connection lost; this may be out of date' },
  dismissed: { zh: '本设备已停用，请联系管理员', en: 'This device was signed off; ask the staff' },
} as const

/** Nothing while all is well; otherwise a mark that nobody overlooks, beside the last picture. */
export function ConnectionMark({ state }: { readonly state: LinkState }) {
  const say = useSay()
  if (state.status === 'live') return null
  return (
    <output className={`connection-mark connection-mark-${state.status}`} aria-live="polite">
      <span className="connection-mark-dot" aria-hidden="true" />
      {say(words[state.status])}
    </output>
  )
}
