import type { Satisfaction } from '@yihao/contract'

const mouths: Record<Satisfaction, string> = {
  'very-satisfied': 'M7 13.5c1 4.5 9 4.5 10 0z',
  satisfied: 'M7.5 14c1.5 3 7.5 3 9 0',
  'fairly-satisfied': 'M8 15.5c2 .8 6 .8 8 0',
  dissatisfied: 'M8 16.5c1.5-2 6.5-2 8 0',
  'very-dissatisfied': 'M7.5 17.5c1-4 8-4 9 0',
}

/** Always beside its word. */
export function Face({ satisfaction }: { readonly satisfaction: Satisfaction }) {
  return (
    <svg className="face" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10" />
      <path d="M8.5 8.7v1.2M15.5 8.7v1.2" />
      <path d={mouths[satisfaction]} />
    </svg>
  )
}
