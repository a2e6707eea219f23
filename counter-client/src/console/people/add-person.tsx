import { type AddPersonRequest, limits, type Words } from '@yihao/contract'
import { ask, newCommandId, useSay } from '@yihao/screen-kit'
import { Alert, Form, Input, Modal } from 'antd'
import { useRef, useState } from 'react'

interface AddPersonProps {
  readonly onClose: () => void
  readonly onAdded: () => void
}

type Fields = Omit<AddPersonRequest, 'commandId'>

export function AddPerson({ onClose, onAdded }: AddPersonProps) {
  const say = useSay()
  const [form] = Form.useForm<Fields>()
  const [problem, setProblem] = useState<Words>()
  const [pending, setPending] = useState(false)
  const commandId = useRef(newCommandId())
  const add = async (fields: Fields) => {
    setPending(true)
    const body = { commandId: commandId.current, ...fields }
    const answer = await ask('POST', '/api/people', { body })
    setPending(false)
    if (answer.ok) {
      onAdded()
      return onClose()
    }
    if (answer.problem.status > 0) commandId.current = newCommandId()
    return setProblem(answer.problem.words)
  }
  const needed = { required: true, message: say({ zh: '请填写', en: 'Required' }) }
  return (
    <Modal
      open
      title={say({ zh: '添加人员', en: 'Add a person' })}
      okText={say({ zh: '添加', en: 'Add' })}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(one) => void add(one)}>
        <Form.Item
          name="staffNumber"
          label={say({ zh: '工号', en: 'Staff number' })}
          rules={[
            needed,
            {
              pattern: /^[A-Za-z0-9]{2,32}$/,
              message: say({ zh: '2 到 32 位字母或数字', en: '2 to 32 letters or digits' }),
            },
          ]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="displayName"
          label={say({ zh: '姓名', en: 'Name' })}
          rules={[needed, { max: 40 }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label={say({ zh: '初始密码', en: 'First password' })}
          extra={say({
            zh: `至少 ${limits.passwordCharactersMin} 位，不能是常见密码；请当面交给本人。`,
            en: `At least ${limits.passwordCharactersMin} characters and not a common one.`,
          })}
          rules={[needed, { max: limits.passwordCharactersMax }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
      {problem && <Alert type="error" showIcon title={say(problem)} />}
    </Modal>
  )
}
