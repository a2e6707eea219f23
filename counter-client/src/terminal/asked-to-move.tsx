import type { CounterView, Words } from '@yihao/contract'
import { type HallLink, useSay } from '@yihao/screen-kit'
import { Since } from '../parts/since.tsx'

interface AskedProps {
  readonly view: CounterView
  readonly link: HallLink
}

const askedFor: Record<'open' | 'close', Words> = {
  open: { zh: '请开潮汐窗口', en: 'Please open this window' },
  close: { zh: '潮汐窗口可以关了', en: 'This window may close' },
}

/** 潮汐窗口: a manager has agreed; the clerk does it when they are ready to. */
export function AskedToMove({ view, link }: AskedProps) {
  const say = useSay()
  const { tidal } = view
  if (tidal === undefined) return null
  const { waiting, queueName } = tidal
  return (
    <output className="asked">
      <b>{say(askedFor[tidal.direction])}</b>
      <span>
        {say({
          zh: `“${queueName.zh}”现在 ${waiting} 人等候`,
          en: `${waiting} waiting for ${queueName.en}`,
        })}
      </span>
      <span className="asked-since">
        {say({ zh: '管理员 ', en: 'agreed ' })}
        <Since link={link} from={tidal.since} />
        {say({ zh: '前同意', en: ' ago' })}
      </span>
    </output>
  )
}
