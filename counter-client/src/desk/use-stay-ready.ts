import type { CounterView, HallCommand } from '@yihao/contract'
import { useState } from 'react'

const storageKey = 'yihao.counter.stay-ready'

export interface StayReady {
  readonly chosen: boolean
  readonly choose: (chosen: boolean) => void
}

/** 办完仍就绪: the clerk's choice, kept on this terminal, and said at once to a hall that knows them ready. */
export function useStayReady(
  dispatch: CounterView['dispatch'],
  say: (stay: boolean) => void,
): StayReady {
  const [kept, setKept] = useState(() => localStorage.getItem(storageKey) === 'yes')
  const choose = (chosen: boolean) => {
    setKept(chosen)
    localStorage.setItem(storageKey, chosen ? 'yes' : 'no')
    if (dispatch?.ready === true) say(chosen)
  }
  return { chosen: dispatch?.ready === true ? dispatch.stay : kept, choose }
}

export const readyCommand = (
  windowId: CounterView['window']['windowId'],
  stay: boolean,
): HallCommand => ({ type: 'SayReady', data: { windowId, stay } })
