import type { Words } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'

/** Long enough to read two lines twice. */
const tipEveryMs = 9_000

const words = {
  tip: { zh: '温馨提示', en: 'Please note' },
  phone: { zh: '监督电话', en: 'Supervision' },
} as const

export function Tips({ tips, phone }: { readonly tips: readonly Words[]; readonly phone: string }) {
  const say = useSay()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), tipEveryMs)
    return () => clearInterval(timer)
  }, [])
  const tip = tips.length === 0 ? undefined : tips[turn % tips.length]
  return (
    <footer className="tips">
      <p className="tips-text">
        {tip && (
          <>
            <b>{say(words.tip)}</b> {say(tip)}
          </>
        )}
      </p>
      {phone !== '' && (
        <p className="tips-phone">
          {say(words.phone)} <b className="number">{phone}</b>
        </p>
      )}
    </footer>
  )
}
