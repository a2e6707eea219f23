import type { ReceiverAdded, Words } from '@yihao/contract'
import { ask, newCommandId, useSay } from '@yihao/screen-kit'
import { Alert, Form, Input, Modal, Typography } from 'antd'
import { useRef, useState } from 'react'
import './receivers.css'

interface Fields {
  readonly name: string
  readonly url: string
  readonly since?: string
}

interface Props {
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The secret is shown once, here; afterwards nobody can read it again. */
export function AddReceiver({ onClose, onDone }: Props) {
  const say = useSay()
  const [form] = Form.useForm<Fields>()
  const [problem, setProblem] = useState<Words>()
  const [added, setAdded] = useState<ReceiverAdded>()
  const [pending, setPending] = useState(false)
  const commandId = useRef(newCommandId())
  const add = async ({ name, url, since }: Fields) => {
    setPending(true)
    const body = { commandId: commandId.current, name, url, ...(since ? { since } : {}) }
    const answer = await ask<ReceiverAdded>('POST', '/api/receivers', { body })
    setPending(false)
    if (!answer.ok) {
      if (answer.problem.status > 0) commandId.current = newCommandId()
      return setProblem(answer.problem.words)
    }
    onDone()
    return setAdded(answer.value)
  }
  if (added !== undefined) return <Secret secret={added.secret} onClose={onClose} />
  const needed = { required: true, message: say({ zh: '请填写', en: 'Required' }) }
  return (
    <Modal
      open
      title={say({ zh: '增加接收方', en: 'Add a receiver' })}
      okText={say({ zh: '增加', en: 'Add' })}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(one) => void add(one)}>
        <Form.Item name="name" label={say({ zh: '名称', en: 'Name' })} rules={[needed]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="url" label={say({ zh: '推送地址', en: 'Address' })} rules={[needed]}>
          <Input maxLength={300} autoComplete="off" placeholder="https://" />
        </Form.Item>
        <Form.Item
          name="since"
          label={say({
            zh: '从哪天的数据开始（不填从现在开始）',
            en: 'Since (from now on without it)',
          })}
        >
          <Input type="date" className="receiver-date tabular" />
        </Form.Item>
      </Form>
      {problem && <Alert type="error" showIcon title={say(problem)} />}
    </Modal>
  )
}

function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const say = useSay()
  return (
    <Modal
      open
      title={say({ zh: '签名密钥，只显示这一次', en: 'The secret, shown once' })}
      okText={say({ zh: '已交给对方', en: 'It was handed over' })}
      cancelButtonProps={{ hidden: true }}
      onOk={onClose}
      onCancel={onClose}
    >
      <p>
        {say({
          zh: '请复制交给接收方，用来核对每次推送的签名。关闭后不能再看；丢了请删除后重新增加。',
          en: 'Hand it to the receiver, who checks each delivery by it. If it is lost, remove and add again.',
        })}
      </p>
      <Typography.Paragraph code copyable className="receiver-secret">
        {secret}
      </Typography.Paragraph>
    </Modal>
  )
}
