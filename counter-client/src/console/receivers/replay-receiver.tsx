import { businessDateAt, type Receiver, type Words } from '@yihao/contract'
import { ask, newCommandId, useSay } from '@yihao/screen-kit'
import { Alert, Input, Modal } from 'antd'
import { useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'

interface Props {
  readonly receiver: Receiver
  readonly onClose: () => void
  readonly onDone: () => void
}

/** 补发: everything since a date once more; the receiver drops what it has. */
export function ReplayReceiver({ receiver, onClose, onDone }: Props) {
  const say = useSay()
  const { hall } = useStaff()
  const [since, setSince] = useState<string>(hall === undefined ? '' : businessDateAt(hall.at))
  const [problem, setProblem] = useState<Words>()
  const replay = async () => {
    const path = `/api/receivers/${receiver.receiverId}/replay`
    const answer = await ask('POST', path, { body: { commandId: newCommandId(), since } })
    if (!answer.ok) return setProblem(answer.problem.words)
    onDone()
    return onClose()
  }
  return (
    <Modal
      open
      title={say({ zh: `向“${receiver.name}”补发`, en: `Replay to ${receiver.name}` })}
      okText={say({ zh: '补发', en: 'Replay' })}
      onOk={() => void replay()}
      onCancel={onClose}
    >
      <p>
        {say({
          zh: '从这一天起的数据会全部再推送一次，对方按事件编号去重。',
          en: 'Everything since that day is sent once more; the receiver drops what it has.',
        })}
      </p>
      <Input
        type="date"
        className="receiver-date tabular"
        aria-label={say({ zh: '从哪天起', en: 'Since' })}
        value={since}
        onChange={(event) => setSince(event.target.value)}
      />
      {problem && <Alert type="error" showIcon title={say(problem)} />}
    </Modal>
  )
}
