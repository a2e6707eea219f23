import { useSay } from '@yihao/screen-kit'
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import './sheet.css'

export interface SheetProps {
  readonly title: string
  readonly hint?: string | undefined
  readonly children: ReactNode
  /** The words of the button that does it; without it a choice in the body does it at once. */
  readonly confirm?: string | undefined
  readonly ready?: boolean
  readonly pending?: boolean
  /** Why it was not done, said inside the sheet so that nothing typed is lost. */
  readonly problem?: ReactNode
  readonly wide?: boolean
  readonly onConfirm?: () => void
  readonly onClose: () => void
}

/** A question over the terminal: the browser's own modal keeps focus inside and knows Escape. */
export function Sheet(props: SheetProps) {
  const say = useSay()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (props.ready !== false && props.pending !== true) props.onConfirm?.()
  }
  return (
    <dialog
      ref={dialog}
      className={props.wide ? 'sheet sheet-wide' : 'sheet'}
      aria-labelledby={titleId}
      onClose={props.onClose}
    >
      <form className="sheet-form" onSubmit={submit}>
        <header className="sheet-head">
          <h2 className="sheet-title" id={titleId}>
            {props.title}
          </h2>
          {props.hint && <p className="sheet-hint">{props.hint}</p>}
        </header>
        <div className="sheet-body">{props.children}</div>
        <footer className="sheet-foot">
          <div className="sheet-problem" role="status">
            {props.problem}
          </div>
          <button type="button" className="button" onClick={props.onClose}>
            {say({ zh: '取消', en: 'Cancel' })} <kbd className="key-cap">Esc</kbd>
          </button>
          {props.confirm && (
            <button
              type="submit"
              className="button button-primary"
              disabled={props.ready === false || props.pending === true}
            >
              {props.pending ? say({ zh: '正在提交…', en: 'Sending…' }) : props.confirm}{' '}
              <kbd className="key-cap">Enter</kbd>
            </button>
          )}
        </footer>
      </form>
    </dialog>
  )
}
