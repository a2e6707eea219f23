import { useHallLink, useSay, useView } from '@yihao/screen-kit'
import { Select } from 'antd'
import type { VisitorDraft } from './visitor-draft.ts'

interface VisitorFieldsProps {
  readonly draft: VisitorDraft
  readonly change: (draft: VisitorDraft) => void
}

const subscription = { kind: 'guide' } as const

/** What helps the visitor, and a claim that the guide may confirm on the spot. */
export function VisitorFields({ draft, change }: VisitorFieldsProps) {
  const say = useSay()
  const link = useHallLink({ subscribe: [subscription] })
  const choices = useView(link, 'guide', subscription)?.choices
  if (choices === undefined || choices.needs.length + choices.groups.length === 0) return null
  const group = choices.groups.find(({ code }) => code === draft.groupCode)
  const proofs = (group?.proofs ?? []).flatMap(({ kind, words }) =>
    kind === 'age' ? [] : [{ value: kind, label: say(words) }],
  )
  const optionsOf = (list: typeof choices.needs) =>
    list.map(({ code, words }) => ({ value: code, label: say(words) }))
  return (
    <div className="take-visitor">
      <Select
        mode="multiple"
        allowClear
        value={[...draft.needs]}
        options={optionsOf(choices.needs)}
        placeholder={say({ zh: '服务需求（可不选）', en: 'Needs, if any' })}
        onChange={(needs: string[]) => change({ ...draft, needs })}
      />
      <Select
        allowClear
        value={draft.groupCode}
        options={optionsOf(choices.groups)}
        placeholder={say({ zh: '优先对象（可不选）', en: 'Priority, if any' })}
        onChange={(groupCode?: string) => change({ ...draft, groupCode, proof: undefined })}
      />
      {proofs.length > 0 && (
        <Select
          allowClear
          value={draft.proof}
          options={proofs}
          placeholder={say({ zh: '已核验？没看到就不选', en: 'Seen? Leave open if not' })}
          onChange={(proof?: VisitorDraft['proof']) => change({ ...draft, proof })}
        />
      )}
    </div>
  )
}
