import { useSay } from '@yihao/screen-kit'
import { useEffect, useId, useRef } from 'react'

export interface ConfirmSheetProps {
  readonly title: string
  readonly hint: string
  readonly yes: string
  /** What cannot be undone is marked so. */
  readonly isGrave: boolean
  readonly pending: boolean
  /** Why it was not done. */
  readonly problem: string | undefined
  readonly onYes: () => void
  readonly onClose: () => void
}

/** A question from the bottom of the screen, where the thumb is. */
export function ConfirmSheet(props: ConfirmSheetProps) {
  const say = useSay()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={titleId} onClose={props.onClose}>
      <h2 className="sheet-title" id={titleId}>
        {props.title}
      </h2>
      <p className="sheet-hint">{props.hint}</p>
      <p className="problem" role="alert">
        {props.problem}
      </p>
      <button
        type="button"
        className={props.isGrave ? 'button button-grave' : 'button button-primary'}
        disabled={props.pending}
        onClick={props.onYes}
      >
        {props.pending ? say({ zh: '正在提交…', en: 'Sending…' }) : props.yes}
      </button>
      <button type="button" className="button" onClick={props.onClose}>
        {say({ zh: '返回', en: 'Back' })}
      </button>
    </dialog>
  )
}
