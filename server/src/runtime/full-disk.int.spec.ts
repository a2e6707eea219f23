import { expect, test } from 'vitest'
import { testFolder, withLog } from '../log/sqlite/data-folder.testkit.ts'
import { verifiedRows } from '../log/verified-rows.testkit.ts'
import { hallId, incoming, openHall, take } from './test-hall.testkit.ts'

test('a full disk refuses what cannot be stored, and goes on when there is room', async () => {
  const { path } = testFolder()
  await withLog(path, async (log, database) => {
    const { runtime } = await openHall(log)
    const acknowledged: string[] = []
    const press = async (id: string) => {
      const reply = await runtime.handle(incoming(take, id))
      if (reply.ok) acknowledged.push(id)
      return reply
    }
    const pages = database.prepare('PRAGMA page_count').get()?.page_count
    database.exec(`PRAGMA max_page_count=${Number(pages) + 2}`)
    const codes = new Set<string>()
    for (let one = 0; one < 200; one += 1) {
      const reply = await press(`p${one}`)
      if (!reply.ok) codes.add(reply.refusal.code)
    }
    expect([...codes]).toEqual(['NotStored'])
    const { seq } = runtime.position()
    expect((await log.head(hallId)).seq).toBe(seq)
    database.exec('PRAGMA max_page_count=1000000')
    expect((await press('p199')).ok).toBe(true)
    expect(runtime.position().seq).toBe(seq + 1)
    await runtime.stop()
    const stored = (await verifiedRows(log, hallId)).map((event) => event.commandId)
    expect(stored.filter((id) => id.startsWith('p'))).toEqual(acknowledged)
  })
})
