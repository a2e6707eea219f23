import type { BookingList } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Button, Dropdown } from 'antd'

interface LiftButtonProps {
  readonly reasons: BookingList['liftReasons']
  readonly lift: (reasonCode: string) => Promise<void>
}

/** The reason is part of the press: nobody gives a right back without one. */
export function LiftButton({ reasons, lift }: LiftButtonProps) {
  const say = useSay()
  const items = reasons.map(({ code, words }) => ({ key: code, label: say(words) }))
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void lift(key) }}>
      <Button>{say({ zh: '恢复预约…', en: 'May book again …' })}</Button>
    </Dropdown>
  )
}
