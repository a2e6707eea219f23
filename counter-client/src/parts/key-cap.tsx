/** The key of a verb, drawn on its button. */
export function KeyCap({ chord }: { readonly chord: string | undefined }) {
  if (chord === undefined) return null
  return <kbd className="key-cap">{chord.replace('⇧', 'Shift+')}</kbd>
}
