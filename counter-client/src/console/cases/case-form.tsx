import type { CaseCommand, CaseCommandType, CaseFile, Words } from '@yihao/contract'
import { newCommandId, useSay } from '@yihao/screen-kit'
import { Alert, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import { EvidenceField, type Sent } from './evidence-field.tsx'
import { runCase } from './run-case.ts'

interface Props {
  readonly verb: CaseCommandType
  readonly title: string
  readonly file: CaseFile
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Fields {
  readonly note?: string
  readonly unitId?: string
  readonly handlerId?: string
  readonly handling?: string
  readonly dueOn?: string
  readonly reasonCode?: string
  readonly conclusion?: string
  readonly method?: string
  readonly satisfaction?: string
  readonly days?: number
  readonly approved?: boolean
}

const withEvidence: readonly CaseCommandType[] = ['NoteCase', 'ReportCase', 'ReviewCase']
const wordless: readonly CaseCommandType[] = ['SignCase', 'ArchiveCase']
const optionalWords: readonly CaseCommandType[] = ['AssignCase']

const labels: Partial<Record<CaseCommandType, Words>> = {
  ReportCase: { zh: '整改措施', en: 'What was done' },
  ReviewCase: { zh: '核查结论', en: 'What was found' },
  AssignCase: { zh: '交办要求（可不填）', en: 'What is asked for (may stay empty)' },
  DecideExtension: { zh: '批复意见', en: 'Why' },
}

/** What a verb needs besides the press. Whether it may happen, the server says again. */
export function CaseForm({ verb, title, file, onClose, onDone }: Props) {
  const say = useSay()
  const [form] = Form.useForm<Fields>()
  const [sent, setSent] = useState<readonly Sent[]>([])
  const [problem, setProblem] = useState<Words>()
  const [pending, setPending] = useState(false)
  const commandId = useRef(newCommandId())
  const run = async ({ note, ...fields }: Fields) => {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
    const evidence = withEvidence.includes(verb)
      ? { attachmentIds: sent.map(({ attachmentId }) => attachmentId) }
      : {}
    const data = { caseId: file.row.caseId, ...Object.fromEntries(given), ...evidence }
    setPending(true)
    const done = await runCase(commandId.current, { type: verb, data } as CaseCommand, note)
    setPending(false)
    if (!done.ok) {
      if (!done.lost) commandId.current = newCommandId()
      return setProblem(done.words)
    }
    onDone()
    return onClose()
  }
  const needed = { required: true, message: say({ zh: '请填写', en: 'Required' }) }
  return (
    <Modal
      open
      title={title}
      okText={say({ zh: '确认', en: 'Confirm' })}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initialOf(verb, file)}
        onFinish={(fields) => void run(fields)}
      >
        <VerbFields verb={verb} file={file} />
        {!wordless.includes(verb) && (
          <Form.Item
            name="note"
            label={say(labels[verb] ?? { zh: '情况说明', en: 'In words' })}
            rules={optionalWords.includes(verb) ? [] : [needed]}
          >
            <Input.TextArea rows={4} maxLength={2_000} showCount />
          </Form.Item>
        )}
        {withEvidence.includes(verb) && <EvidenceField sent={sent} setSent={setSent} />}
      </Form>
      {wordless.includes(verb) && (
        <p>{say({ zh: '确认后记入台账，不能撤回。', en: 'It goes into the ledger for good.' })}</p>
      )}
      {problem && <Alert type="error" showIcon title={say(problem)} />}
    </Modal>
  )
}

function initialOf(verb: CaseCommandType, file: CaseFile): Fields {
  if (verb === 'AssignCase') {
    const unit = file.units.find(({ suggested }) => suggested)
    return { handling: 'simple', ...(unit === undefined ? {} : { unitId: unit.unitId }) }
  }
  if (verb === 'ReviewCase') return { conclusion: 'closed', method: 'on-site' }
  return verb === 'RequestExtension'
    ? { days: 5 }
    : verb === 'DecideExtension'
      ? { approved: true }
      : {}
}

interface FieldsProps {
  readonly verb: CaseCommandType
  readonly file: CaseFile
}

function VerbFields({ verb, file }: FieldsProps) {
  const say = useSay()
  const needed = { required: true, message: say({ zh: '请选择', en: 'Choose one' }) }
  switch (verb) {
    case 'AssignCase':
      return <AssignFields file={file} />
    case 'ReviewCase':
      return <ReviewFields />
    case 'DismissCase':
    case 'DeclineCase': {
      const reasons = verb === 'DismissCase' ? file.dismissReasons : file.declineReasons
      return (
        <Form.Item name="reasonCode" label={say({ zh: '原因', en: 'Reason' })} rules={[needed]}>
          <Select
            options={reasons.map(({ code, words }) => ({ value: code, label: say(words) }))}
          />
        </Form.Item>
      )
    }
    case 'RequestExtension':
      return (
        <Form.Item
          name="days"
          label={say({ zh: '延长工作日数', en: 'Working days' })}
          rules={[needed]}
        >
          <InputNumber min={1} max={60} />
        </Form.Item>
      )
    case 'DecideExtension':
      return (
        <>
          {file.extension && (
            <p className="case-said">
              {say({
                zh: `申请延长 ${file.extension.days} 个工作日：`,
                en: `${file.extension.days} working days asked for: `,
              })}
              {file.extension.note}
            </p>
          )}
          <Form.Item name="approved">
            <Radio.Group
              options={[
                { value: true, label: say({ zh: '同意', en: 'Grant' }) },
                { value: false, label: say({ zh: '不同意', en: 'Do not grant' }) },
              ]}
            />
          </Form.Item>
        </>
      )
    default:
      return null
  }
}

function AssignFields({ file }: { readonly file: CaseFile }) {
  const say = useSay()
  const form = Form.useFormInstance<Fields>()
  const unitId = Form.useWatch('unitId', form)
  const unit = file.units.find((one) => one.unitId === unitId)
  const needed = { required: true, message: say({ zh: '请选择', en: 'Choose one' }) }
  return (
    <>
      <Form.Item name="unitId" label={say({ zh: '责任单位', en: 'Unit' })} rules={[needed]}>
        <Select
          onChange={() => form.setFieldValue('handlerId', undefined)}
          options={file.units.map(({ unitId: value, name, suggested }) => ({
            value,
            label: suggested ? `${say(name)} · ${say({ zh: '建议', en: 'suggested' })}` : say(name),
          }))}
        />
      </Form.Item>
      <Form.Item name="handlerId" label={say({ zh: '责任人', en: 'Handler' })} rules={[needed]}>
        <Select
          options={(unit?.members ?? []).map(({ personId, name }) => ({
            value: personId,
            label: name ?? personId,
          }))}
        />
      </Form.Item>
      <Form.Item name="handling" label={say({ zh: '办理类型', en: 'Kind' })}>
        <Radio.Group
          options={[
            { value: 'simple', label: say({ zh: '简单件', en: 'Simple' }) },
            { value: 'complex', label: say({ zh: '复杂件', en: 'Complex' }) },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="dueOn"
        label={say({
          zh: '完成时限（不填按规定天数）',
          en: 'Last day (the plan’s days without it)',
        })}
      >
        <Input type="date" className="case-date tabular" />
      </Form.Item>
    </>
  )
}

function ReviewFields() {
  const say = useSay()
  const option = (value: string, zh: string, en: string) => ({ value, label: say({ zh, en }) })
  return (
    <>
      <Form.Item name="conclusion" label={say({ zh: '结论', en: 'Conclusion' })}>
        <Radio.Group
          options={[
            option('closed', '通过，销号', 'Close it'),
            option('returned', '未通过，退回重办', 'Return it'),
          ]}
        />
      </Form.Item>
      <Form.Item name="method" label={say({ zh: '核查方式', en: 'How it was checked' })}>
        <Radio.Group
          options={[
            option('on-site', '现场', 'On the spot'),
            option('data', '数据复核', 'By the data'),
            option('call-back', '回访', 'By asking'),
          ]}
        />
      </Form.Item>
      <Form.Item
        name="satisfaction"
        label={say({ zh: '群众满意度（回访时填）', en: 'The visitor is' })}
      >
        <Select
          allowClear
          options={[
            option('satisfied', '满意', 'Satisfied'),
            option('fairly-satisfied', '基本满意', 'Fairly satisfied'),
            option('dissatisfied', '不满意', 'Dissatisfied'),
          ]}
        />
      </Form.Item>
    </>
  )
}
