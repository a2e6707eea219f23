import { useSay } from '@yihao/screen-kit'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { words } from '../words/kiosk-words.ts'
import { Icon } from './icon.tsx'

interface Room {
  readonly above: boolean
  readonly below: boolean
}

/** A list too long for the page: it may be dragged, and has buttons for who does not know that. */
export function Scroller({
  page,
  children,
}: {
  readonly page: string
  readonly children: ReactNode
}) {
  const say = useSay()
  const list = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Room>({ above: false, below: false })
  const look = useCallback(() => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = list.current ?? {}
    const above = scrollTop > 8
    const below = scrollTop + clientHeight < scrollHeight - 8
    setRoom((before) =>
      before.above === above && before.below === below ? before : { above, below },
    )
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    list.current?.scrollTo({ top: 0 })
  }, [page])
  useEffect(() => {
    look()
    const watch = new ResizeObserver(look)
    if (list.current) watch.observe(list.current)
    if (list.current?.firstElementChild) watch.observe(list.current.firstElementChild)
    return () => watch.disconnect()
  }, [look])
  const turn = (direction: 1 | -1) => {
    const height = list.current?.clientHeight ?? 0
    list.current?.scrollBy({ top: direction * height * 0.8, behavior: 'smooth' })
  }
  return (
    <div className="scroller">
      <div className="scroller-list" ref={list} onScroll={look}>
        <div>{children}</div>
      </div>
      {(room.above || room.below) && (
        <div className="scroller-turn">
          <button type="button" className="button" disabled={!room.above} onClick={() => turn(-1)}>
            <Icon name="up" />
            {say(words.upwards)}
          </button>
          <button type="button" className="button" disabled={!room.below} onClick={() => turn(1)}>
            <Icon name="down" />
            {say(words.more)}
          </button>
        </div>
      )}
    </div>
  )
}
