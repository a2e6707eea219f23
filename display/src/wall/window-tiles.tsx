import type { EpochMs, WallView } from '@yihao/contract'
import { clockDuration, useSay } from '@yihao/screen-kit'

const words = {
  closed: { zh: '未开', en: 'Closed' },
  tidal: { zh: '潮汐', en: 'Tidal' },
  free: { zh: '空闲', en: 'Free' },
  paused: { zh: '暂停', en: 'Paused' },
  called: { zh: '叫号', en: 'Called' },
  serving: { zh: '办理', en: 'Serving' },
} as const

type Tile = WallView['windows'][number]
type TileState = Exclude<keyof typeof words, 'tidal'>

/** What one tile says; a paused window may still be finishing its visitor. */
export function tileState(tile: Tile): TileState {
  if (tile.state === 'closed') return 'closed'
  if (tile.ticketStatus === 'called') return 'called'
  if (tile.ticketStatus === 'serving') return 'serving'
  return tile.state === 'paused' ? 'paused' : 'free'
}

/** The hall's windows as on its floor: zone by zone, in order of their numbers. */
export function WindowTiles({ view, now }: { readonly view: WallView; readonly now: EpochMs }) {
  const say = useSay()
  const small = view.windows.length > 40
  return (
    <div className={small ? 'floor floor-small' : 'floor'}>
      {view.zones.map((zone) => {
        const tiles = view.windows.filter((window) => window.zoneId === zone.zoneId)
        if (tiles.length === 0) return null
        return (
          <section key={zone.zoneId}>
            <h2 className="floor-zone">{say(zone.name)}</h2>
            <ol className="tiles">
              {tiles.map((tile) => (
                <WindowTile key={tile.windowId} tile={tile} now={now} />
              ))}
            </ol>
          </section>
        )
      })}
    </div>
  )
}

function WindowTile({ tile, now }: { readonly tile: Tile; readonly now: EpochMs }) {
  const say = useSay()
  const state = tileState(tile)
  const since = tile.ticketSince ?? tile.since
  const said = state === 'closed' && tile.tidal === true ? 'tidal' : state
  return (
    <li className={`tile tile-${state}`} title={say(tile.label)}>
      <span className="tile-window number">{tile.windowNumber}</span>
      <span className="tile-state">
        {state === 'paused' && tile.pauseReason ? say(tile.pauseReason) : say(words[said])}
      </span>
      <span className="tile-ticket number">{tile.ticketNumber ?? ' '}</span>
      <span className="tile-since tabular">
        {since === undefined || state === 'closed' ? ' ' : clockDuration(now - since)}
      </span>
    </li>
  )
}
