import { useSay } from '@yihao/screen-kit'

/** More than these are a number, not a picture. */
const dotsMax = 9

/** The people before you, as you would see them in a line; the last one is you. */
export function LineDots({ ahead }: { readonly ahead: number }) {
  const say = useSay()
  if (ahead > dotsMax) return null
  const people = Array.from({ length: ahead }, (_, place) => place)
  return (
    <div className="dots" aria-hidden="true">
      {people.map((place) => (
        <span key={place} className="dot" />
      ))}
      <span className="dot dot-you">{say({ zh: '您', en: 'you' })}</span>
    </div>
  )
}
