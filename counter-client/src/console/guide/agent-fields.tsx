import { limits } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Checkbox, Input, InputNumber } from 'antd'
import type { AgentDraft } from './agent-draft.ts'
import { CompanyFields } from './company-fields.tsx'

interface AgentFieldsProps {
  readonly draft: AgentDraft | undefined
  readonly change: (draft: AgentDraft | undefined) => void
}

export function AgentFields({ draft, change }: AgentFieldsProps) {
  const say = useSay()
  const companies = draft?.companies ?? []
  return (
    <div className="take-agent">
      <Checkbox
        checked={draft !== undefined}
        onChange={({ target }) =>
          change(target.checked ? { idNumber: '', principals: 1 } : undefined)
        }
      >
        {say({ zh: '代办', en: 'For others' })}
      </Checkbox>
      {draft && (
        <>
          <Input
            value={draft.idNumber}
            maxLength={18}
            placeholder={say({ zh: '代办人身份证号', en: 'Agent’s identity number' })}
            onChange={({ target }) => change({ ...draft, idNumber: target.value.trim() })}
          />
          <InputNumber
            min={1}
            max={limits.principalsPerTicketMax}
            value={draft.principals}
            suffix={say({ zh: '户', en: 'people' })}
            aria-label={say({ zh: '代几户', en: 'For how many' })}
            disabled={companies.length > 0}
            onChange={(principals) => change({ ...draft, principals: principals ?? 1 })}
          />
          <CompanyFields
            companies={companies}
            change={(next) => change({ ...draft, companies: next })}
          />
        </>
      )}
    </div>
  )
}
