import { join } from 'node:path'
import type { FeedItem, RecordedCaseEvent, RecordedEvent } from '@yihao/contract'
import { Attachments } from '../case-desk/attachments.ts'
import { caseGauges } from '../case-desk/case-gauges.ts'
import { CaseIntake } from '../case-desk/case-intake.ts'
import { keepCaseTexts } from '../case-desk/case-keeping.ts'
import type { CaseReader } from '../case-desk/case-rows.ts'
import { type CaseRuntime, startCaseRuntime } from '../case-desk/case-runtime.ts'
import { alarmFactsOf, caseOfAlarm, caseOfRating } from '../case-desk/case-sources.ts'
import { caseItem, replyItem } from '../cases/case-item.ts'
import type { Gauge } from '../conduct/conduct-gauges.ts'
import type { Config } from '../config/config.ts'
import type { FeedItems } from '../feed/feed-items.ts'
import { sqliteOutletStore } from '../log/sqlite/sqlite-outlet-store.ts'
import { Follower, type Outcome } from '../outlets/follower.ts'
import { feedRows, logSource, type Source } from '../outlets/log-source.ts'
import type { StaffStore } from '../people/staff-store.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { Vault } from '../visitors/vault.ts'
import type { OpenHall } from './open-hall.ts'

export interface CaseParts {
  readonly hall: OpenHall
  readonly vault: Vault
  readonly staff: StaffStore
  readonly items: FeedItems
  readonly logger: RuntimeLogger
}

export interface Cases {
  readonly runtime: CaseRuntime
  readonly intake: CaseIntake
  readonly attachments: Attachments
  readonly reader: CaseReader
  readonly gauges: () => Promise<readonly Gauge[]>
  readonly stop: () => Promise<void>
}

const dayMs = 86_400_000

/** What people write about conduct: its stream, its door, its evidence, and its way into the feed. */
export async function startCases(config: Config, parts: CaseParts): Promise<Cases> {
  const { hall, vault, staff, items, logger } = parts
  const runtime = await startCaseRuntime({
    log: hall.log,
    hall: hall.runtime,
    alarmOf: (alarmId) => alarmFactsOf(items.newest('alarm', alarmId)),
    logger,
  })
  const folder = join(config.DATA_DIR, 'attachments')
  const attachments = new Attachments({ database: hall.database, folder, key: hall.keys.seal })
  const stopKeeping = await keepCaseTexts({ cases: runtime, vault, attachments, logger })
  // After the keeping: a server that was off for long must not erase what an open case still needs.
  const erase = () => void attachments.eraseExpired(runtime.now())
  erase()
  const timer = setInterval(erase, dayMs)
  const followers = startFollowers(parts, runtime)
  return {
    runtime,
    intake: new CaseIntake({ cases: runtime, vault, attachments, logger }),
    attachments,
    reader: { vault, nameOf: (personId) => staff.byId(personId)?.displayName },
    gauges: () => runtime.read((book) => caseGauges(book, runtime.now())),
    stop: async () => {
      clearInterval(timer)
      stopKeeping()
      await Promise.all(followers.map((follower) => follower.stop()))
      await runtime.stop()
    },
  }
}

const itemSource = (items: FeedItems) => ({
  rowsAfter: async (cursor: number, limit: number) => items.itemsAfter(cursor, limit),
  onMore: (listener: () => void) => items.onMore(listener),
})

function startFollowers({ hall, items, logger }: CaseParts, cases: CaseRuntime) {
  const common = { store: sqliteOutletStore(hall.database), holder: 'this-data-folder', logger }
  const stream: Source<RecordedCaseEvent> = {
    stream: hall.runtime.hallId,
    readAfter: (seq, limit) => cases.readAfter(seq, limit),
    numberOf: (event) => event.position.seq,
    restart: () => 0,
    onMore: (listener) => cases.onCommitted(() => listener()),
  }
  const tell = async (event: RecordedCaseEvent | undefined): Promise<Outcome> => {
    if (event === undefined) return 'passed'
    await cases.read((book) => {
      const { data } = event
      const one = 'caseId' in data ? book.cases.get(data.caseId) : undefined
      const reply = 'alarmId' in data ? book.replies.get(data.alarmId) : undefined
      if (one !== undefined) items.append('case', one.caseId, caseItem(one))
      if (reply !== undefined) items.append('reply', reply.alarmId, replyItem(reply))
    })
    return 'sent'
  }
  return [
    new Follower<RecordedCaseEvent>({
      ...common,
      outlet: 'feed-cases',
      source: stream,
      handle: ([event]) => tell(event),
    }),
    new Follower<RecordedEvent>({
      ...common,
      outlet: 'cases-of-ratings',
      source: logSource(hall.runtime),
      handle: async ([event]) =>
        event === undefined ? 'passed' : caseOfRating({ cases, hall: hall.runtime }, event),
    }),
    new Follower<FeedItem>({
      ...common,
      outlet: 'cases-of-alarms',
      source: feedRows(hall.runtime.hallId, itemSource(items)),
      handle: async ([item]) =>
        item === undefined ? 'passed' : caseOfAlarm({ cases, hall: hall.runtime }, item),
    }),
  ]
}
