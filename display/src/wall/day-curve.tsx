import { clockText, type WallView } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { curvePath, niceTop } from './curve-path.ts'

const size = { width: 1_000, height: 220, left: 48, bottom: 32, top: 12 } as const

const words = {
  title: { zh: '今日曲线（每 15 分钟）', en: 'Today, by quarter of an hour' },
  issued: { zh: '取号', en: 'Issued' },
  called: { zh: '叫号', en: 'Called' },
  waiting: { zh: '等候人数', en: 'Waiting' },
} as const

export function DayCurve({ curve }: { readonly curve: WallView['curve'] }) {
  const say = useSay()
  const top = niceTop(curve.flatMap((point) => [point.issued, point.called, point.waiting]))
  const plot = {
    left: size.left,
    right: size.width,
    top: size.top,
    bottom: size.height - size.bottom,
  }
  const path = (value: (point: WallView['curve'][number]) => number) =>
    curvePath(curve.map(value), top, plot)
  const middle = (plot.top + plot.bottom) / 2
  return (
    <figure className="curve">
      <figcaption>
        {say(words.title)}
        <span className="curve-key curve-waiting">{say(words.waiting)}</span>
        <span className="curve-key curve-issued">{say(words.issued)}</span>
        <span className="curve-key curve-called">{say(words.called)}</span>
      </figcaption>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={say(words.title)}>
        {[plot.top, middle, plot.bottom].map((y) => (
          <line key={y} className="curve-grid" x1={plot.left} x2={plot.right} y1={y} y2={y} />
        ))}
        <text className="curve-text" x={plot.left - 8} y={plot.top + 6} textAnchor="end">
          {top}
        </text>
        <text className="curve-text" x={plot.left - 8} y={plot.bottom + 6} textAnchor="end">
          0
        </text>
        <path className="curve-area" d={`${path((p) => p.waiting)}V${plot.bottom}H${plot.left}Z`} />
        <path className="curve-line curve-line-issued" d={path((point) => point.issued)} />
        <path className="curve-line curve-line-called" d={path((point) => point.called)} />
        {curve.map((point, index) =>
          index % 4 === 0 ? (
            <text
              key={point.from}
              className="curve-text"
              x={xOf(index, curve.length)}
              y={size.height - 6}
              textAnchor="middle"
            >
              {clockText(point.from)}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  )

  function xOf(index: number, count: number): number {
    return plot.left + ((plot.right - plot.left) * index) / Math.max(1, count - 1)
  }
}
