import {
  type CaseCommandOf,
  type CaseIll,
  type CaseSource,
  caseIllText,
  caseSourceText,
  type WindowId,
  type Words,
} from '@yihao/contract'
import { newCommandId, useSay } from '@yihao/screen-kit'
import { Alert, Form, Input, Modal, Select } from 'antd'
import { useRef, useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'
import { EvidenceField, type Sent } from './evidence-field.tsx'
import { runCase } from './run-case.ts'

interface Fields {
  readonly source: CaseSource
  readonly ill: CaseIll
  readonly windowId?: WindowId
  readonly reference?: string
  readonly note: string
}

interface Props {
  readonly onClose: () => void
  readonly onDone: () => void
}

/** 登记: by hand, from whatever source. */
export function RegisterCase({ onClose, onDone }: Props) {
  const say = useSay()
  const { hall } = useStaff()
  const [form] = Form.useForm<Fields>()
  const [sent, setSent] = useState<readonly Sent[]>([])
  const [problem, setProblem] = useState<Words>()
  const [pending, setPending] = useState(false)
  const commandId = useRef(newCommandId())
  const register = async ({ source, ill, windowId, reference, note }: Fields) => {
    const data: CaseCommandOf<'RegisterCase'>['data'] = {
      source,
      ill,
      subject: windowId === undefined ? {} : { windowId },
      ...(reference?.trim() ? { reference: reference.trim() } : {}),
      attachmentIds: sent.map(({ attachmentId }) => attachmentId),
    }
    setPending(true)
    const done = await runCase(commandId.current, { type: 'RegisterCase', data }, note)
    setPending(false)
    if (!done.ok) {
      if (!done.lost) commandId.current = newCommandId()
      return setProblem(done.words)
    }
    onDone()
    return onClose()
  }
  const needed = { required: true, message: say({ zh: '请填写', en: 'Required' }) }
  const choices = (texts: Record<string, Words>) =>
    Object.entries(texts).map(([value, words]) => ({ value, label: say(words) }))
  return (
    <Modal
      open
      title={say({ zh: '登记问题', en: 'Register a case' })}
      okText={say({ zh: '登记', en: 'Register' })}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void register(fields)}
      >
        <Form.Item name="source" label={say({ zh: '来源', en: 'Source' })} rules={[needed]}>
          <Select options={choices(caseSourceText)} />
        </Form.Item>
        <Form.Item name="ill" label={say({ zh: '问题类别', en: 'Problem' })} rules={[needed]}>
          <Select options={choices(caseIllText)} />
        </Form.Item>
        <Form.Item name="windowId" label={say({ zh: '涉及窗口', en: 'Window' })}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={(hall?.windows ?? []).map(({ windowId, windowNumber, label }) => ({
              value: windowId,
              label: `${windowNumber} · ${say(label)}`,
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reference"
          label={say({ zh: '来源单号（如 12345 工单号）', en: 'Its number where it comes from' })}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="note"
          label={say({ zh: '问题描述', en: 'What happened' })}
          rules={[needed]}
        >
          <Input.TextArea rows={4} maxLength={2_000} showCount />
        </Form.Item>
        <EvidenceField sent={sent} setSent={setSent} />
      </Form>
      {problem && <Alert type="error" showIcon title={say(problem)} />}
    </Modal>
  )
}
