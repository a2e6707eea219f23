import type { AttachmentId, AttachmentRef, Problem, Words } from '@yihao/contract'
import { unreachable, useSay } from '@yihao/screen-kit'
import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'

export interface Sent {
  readonly attachmentId: AttachmentId
  readonly name: string
}

interface Props {
  readonly sent: readonly Sent[]
  readonly setSent: (sent: readonly Sent[]) => void
}

/** Evidence goes up at once; what the hall does not take, it says. */
export function EvidenceField({ sent, setSent }: Props) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<Words>()
  const [pending, setPending] = useState(false)
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file === undefined) return
    setPending(true)
    const answer = await upload(file)
    setPending(false)
    setProblem('words' in answer ? answer.words : undefined)
    if ('words' in answer) return
    setSent([...sent, { attachmentId: answer.attachmentId, name: file.name }])
  }
  return (
    <div className="case-evidence">
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-label={say({ zh: '佐证文件', en: 'Evidence' })}
        onChange={(event) => void choose(event)}
      />
      <Button loading={pending} onClick={() => input.current?.click()}>
        {say({ zh: '添加佐证（图片、PDF）', en: 'Add evidence (picture, PDF)' })}
      </Button>
      {sent.map(({ attachmentId, name }) => (
        <span key={attachmentId} className="case-file-name">
          {name}
        </span>
      ))}
      {problem && (
        <span className="said-problem" role="alert">
          {say(problem)}
        </span>
      )}
    </div>
  )
}

async function upload(file: File): Promise<AttachmentRef | Problem> {
  try {
    const response = await fetch('/api/attachments', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'x-yihao': '1', 'content-type': 'application/octet-stream' },
      body: file,
    })
    return (await response.json()) as AttachmentRef | Problem
  } catch {
    return unreachable
  }
}
