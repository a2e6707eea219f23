import { useSay } from '@yihao/screen-kit'
import type { CallAlert } from './use-call-alert.ts'

const words = {
  off: { zh: '叫到我时响铃提醒', en: 'Ring when I am called' },
  on: { zh: '响铃提醒已开', en: 'It will ring when you are called' },
  hint: { zh: '请不要锁屏或关掉这一页', en: 'Do not lock the phone or close this page' },
} as const

export function RemindButton({ alert }: { readonly alert: CallAlert }) {
  const say = useSay()
  return (
    <div className="remind">
      <button
        type="button"
        className={alert.isOn ? 'button button-on' : 'button'}
        aria-pressed={alert.isOn}
        onClick={alert.toggle}
      >
        <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4" />
          {alert.isOn && <path d="M2.5 8.5A8 8 0 0 1 5 4M21.5 8.5A8 8 0 0 0 19 4" />}
        </svg>
        {say(alert.isOn ? words.on : words.off)}
      </button>
      {alert.isOn && <p className="card-hint">{say(words.hint)}</p>}
    </div>
  )
}
