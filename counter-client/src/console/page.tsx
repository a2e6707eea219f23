import type { Words } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Alert } from 'antd'
import type { ReactNode } from 'react'

interface PageProps {
  readonly title: string
  readonly lead?: string
  /** To the right of the title. */
  readonly tools?: ReactNode
  readonly problem?: Words | undefined
  readonly children: ReactNode
}

export function Page({ title, lead, tools, problem, children }: PageProps) {
  const say = useSay()
  return (
    <>
      <header className="page-head">
        <div>
          <h1 className="page-title">{title}</h1>
          {lead && <p className="page-lead">{lead}</p>}
        </div>
        {tools && <div className="page-tools">{tools}</div>}
      </header>
      {problem && <Alert className="page-problem" type="error" showIcon title={say(problem)} />}
      {children}
    </>
  )
}
