import type { PreviewReply, PreviewRequest, Problem } from '@yihao/contract'
import { ask, unreachable } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'

export type Preview =
  | { readonly step: 'asking' }
  | { readonly step: 'shown'; readonly card: PreviewReply }
  | { readonly step: 'refused'; readonly problem: Problem }

const retryEveryMs = 2_000
/** People ahead change while somebody reads the list of papers. */
const renewEveryMs = 10_000

/** The confirm card of a selection, kept fresh while it is looked at. */
export function usePreview(request: PreviewRequest, deviceToken: string): Preview {
  const [preview, setPreview] = useState<Preview>({ step: 'asking' })
  const body = JSON.stringify(request)
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const answer = await ask<PreviewReply>('POST', '/api/tickets/preview', {
        body: JSON.parse(body),
        deviceToken,
      })
      if (over) return
      if (answer.ok) setPreview({ step: 'shown', card: answer.value })
      else if (answer.problem.code !== unreachable.code)
        setPreview({ step: 'refused', problem: answer.problem })
      const failed = !answer.ok && answer.problem.code === unreachable.code
      timer = setTimeout(() => void load(), failed ? retryEveryMs : renewEveryMs)
    }
    setPreview({ step: 'asking' })
    void load()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [body, deviceToken])
  return preview
}
