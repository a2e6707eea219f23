import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** After how many real milliseconds the page starts anew. */
  readonly reloadAfterMs?: number
}

/** A fault in a screen is never a white page: it says so and starts anew by itself. */
export class FatalBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(): void {
    setTimeout(() => location.reload(), this.props.reloadAfterMs ?? 10_000)
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main className="pairing-gate" role="alert">
        <p className="pairing-gate-title">画面出错，马上自动恢复</p>
        <p className="pairing-gate-how">This screen had a fault and will be back in a moment.</p>
      </main>
    )
  }
}
