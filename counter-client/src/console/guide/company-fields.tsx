import { authorisationText, creditCodeFault, creditCodeOf, limits } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { Button, Input, InputNumber, Select } from 'antd'
import { type CompanyDraft, noCompany } from './agent-draft.ts'

interface CompanyFieldsProps {
  readonly companies: readonly CompanyDraft[]
  readonly change: (companies: readonly CompanyDraft[]) => void
}

const authorisations = ['shown', 'own', 'missing'] as const

/** One line for each company: its code, how often, and whether the paper was shown. */
export function CompanyFields({ companies, change }: CompanyFieldsProps) {
  const say = useSay()
  const put = (place: number, more: Partial<CompanyDraft>) =>
    change(companies.map((one, index) => (index === place ? { ...one, ...more } : one)))
  return (
    <div className="take-companies">
      {companies.map(({ creditCode, count, authorisation }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place while it is typed
        <div className="take-company" key={place}>
          <Input
            value={creditCode}
            maxLength={22}
            status={isWrong(creditCode) ? 'error' : ''}
            placeholder={say({ zh: '统一社会信用代码', en: 'Credit code' })}
            onChange={({ target }) => put(place, { creditCode: target.value })}
          />
          <InputNumber
            min={1}
            max={limits.unitsPerMatterMax}
            value={count}
            suffix={say({ zh: '份', en: '×' })}
            aria-label={say({ zh: '每件几份', en: 'How many of each' })}
            onChange={(next) => put(place, { count: next ?? 1 })}
          />
          <Select
            value={authorisation}
            aria-label={say({ zh: '授权委托书', en: 'Authorisation' })}
            options={authorisations.map((value) => ({
              value,
              label: say(authorisationText[value]),
            }))}
            onChange={(next) => put(place, { authorisation: next })}
          />
          <Button
            aria-label={say({ zh: '去掉这家', en: 'Remove' })}
            onClick={() => change(companies.filter((_, index) => index !== place))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        type="dashed"
        disabled={companies.length >= limits.applicantsPerTicketMax}
        onClick={() => change([...companies, noCompany])}
      >
        {say({ zh: '＋ 按企业登记', en: '+ Name a company' })}
      </Button>
    </div>
  )
}

/** A code that is not whole yet is not wrong. */
const isWrong = (typed: string): boolean => {
  const fault = creditCodeFault(creditCodeOf(typed))
  return typed !== '' && fault !== undefined && fault !== 'length'
}
