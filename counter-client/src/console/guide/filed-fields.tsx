import { type FiledPurpose, type FiledVisit, filedPurposeText } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Input, Select } from 'antd'

interface FiledFieldsProps {
  readonly filed: FiledVisit | undefined
  readonly change: (filed: FiledVisit | undefined) => void
}

const purposes: readonly FiledPurpose[] = ['hand-in', 'pick-up']

/** 已网办: a case number is enough where a system told the hall what it is about. */
export function FiledFields({ filed, change }: FiledFieldsProps) {
  const say = useSay()
  const purpose = filed?.purpose ?? 'hand-in'
  const type = (text: string) => {
    const caseNumber = text.trim()
    change(caseNumber === '' ? undefined : { caseNumber, purpose })
  }
  return (
    <div className="take-filed">
      <Input
        allowClear
        value={filed?.caseNumber ?? ''}
        maxLength={60}
        placeholder={say({ zh: '已网办：办件编号', en: 'Filed online: case number' })}
        onChange={({ target }) => type(target.value)}
      />
      <Select
        value={purpose}
        disabled={filed === undefined}
        aria-label={say({ zh: '来做什么', en: 'What for' })}
        options={purposes.map((value) => ({ value, label: say(filedPurposeText[value]) }))}
        onChange={(next) => filed && change({ ...filed, purpose: next })}
      />
    </div>
  )
}
