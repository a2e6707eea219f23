import { readdirSync, readFileSync } from 'node:fs'
import type { AttachmentId, NoteId, PersonId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { at } from '../runtime/test-hall.testkit.ts'
import { caseHall, patrol, toUnit } from './case-hall.testkit.ts'

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('窗口照片')])
const by = (personId: string, nowMs: number) => ({
  personId: personId as PersonId,
  nowMs,
  bytesMax: 1_000,
})
const dayMs = 86_400_000
const one = { caseId: 'case-1' }

describe('evidence and words', () => {
  test.each([
    ['ffd8ffe0', 'image/jpeg'],
    ['89504e470d0a1a0a', 'image/png'],
    ['524946460000000057454250', 'image/webp'],
    ['255044462d312e37', 'application/pdf'],
  ])('[CASE-10] %s is %s whatever the file is called', async (hex, type) => {
    const { it } = await caseHall()
    const stored = it.attachments.store(Buffer.from(hex, 'hex'), by('handler', 0))
    expect(stored).toMatchObject({ ok: true, attachment: { type } })
  })

  test.each([
    ['a program', '4d5a900003000000', 'AttachmentTypeWrong'],
    ['a page', '3c68746d6c3e', 'AttachmentTypeWrong'],
    ['nothing', '', 'AttachmentTypeWrong'],
    ['RIFF that is sound', '524946460000000057415645', 'AttachmentTypeWrong'],
  ])('[CASE-10] %s is refused by name', async (_what, hex, code) => {
    const { it, folder } = await caseHall()
    const stored = it.attachments.store(Buffer.from(hex, 'hex'), by('handler', 0))
    expect(stored).toEqual({ ok: false, code })
    expect(readdirSync(folder)).not.toContain('files')
  })

  test('[CASE-10] what is too large is refused by name', async () => {
    const { it } = await caseHall()
    const large = Buffer.concat([png, Buffer.alloc(1_000)])
    expect(it.attachments.store(large, by('handler', 0))).toEqual({
      ok: false,
      code: 'AttachmentTooLarge',
    })
  })

  test('[CASE-10] a file is sealed on the disk, its hash is in the log, its words are not', async () => {
    const hall = await caseHall()
    await hall.send('supervisor', 'RegisterCase', patrol, { note: '无人值守二十分钟' })
    await hall.send('supervisor', 'AssignCase', toUnit)
    await hall.send('handler', 'SignCase', one)
    const stored = hall.it.attachments.store(png, by('handler', at('10:00')))
    if (!stored.ok) throw new Error(stored.code)
    const { attachment } = stored
    const report = { ...one, attachmentIds: [attachment.attachmentId] }
    expect((await hall.send('other-handler', 'ReportCase', report)).ok).toBe(false)
    expect((await hall.send('handler', 'ReportCase', report, { note: '已调整排班' })).ok).toBe(true)

    const events = await hall.it.cases.readAfter(0, 100)
    const text = JSON.stringify(events)
    expect(text).toContain(attachment.sha256)
    for (const words of ['无人值守', '已调整', '窗口照片']) expect(text).not.toContain(words)
    const [file] = readdirSync(`${hall.folder}/files`)
    expect(readFileSync(`${hall.folder}/files/${file}`).includes(Buffer.from('窗口照片'))).toBe(
      false,
    )
    expect(hall.it.attachments.open(attachment)).toEqual(png)
  })

  test('[CASE-10] words and files stay while the case is open and the plan’s days after it', async () => {
    const hall = await caseHall()
    const stored = hall.it.attachments.store(png, by('supervisor', at('10:00')))
    if (!stored.ok) throw new Error(stored.code)
    const { attachmentId } = stored.attachment
    await hall.send('supervisor', 'RegisterCase', { ...patrol, attachmentIds: [attachmentId] })
    const noteId = await hall.it.cases.read(
      (book) => [...book.cases.values()][0]?.description?.noteId as NoteId,
    )
    const kept = () => ({
      note: hall.it.vault.open(noteId) !== undefined,
      file: hall.it.attachments.open(stored.attachment) !== undefined,
    })
    const eraseAt = (days: number) => {
      hall.it.vault.eraseExpired(at('12:00', days))
      hall.it.attachments.eraseExpired(at('12:00', days))
    }
    eraseAt(1_000)
    expect(kept()).toEqual({ note: true, file: true })
    await hall.send('supervisor', 'AssignCase', toUnit)
    await hall.send('handler', 'SignCase', one)
    await hall.send('handler', 'ReportCase', { ...one, attachmentIds: [] })
    const review = { ...one, conclusion: 'closed', method: 'data', attachmentIds: [] }
    expect((await hall.send('supervisor', 'ReviewCase', review)).ok).toBe(true)
    eraseAt(179)
    expect(kept()).toEqual({ note: true, file: true })
    await hall.restart()
    eraseAt(181)
    expect(kept()).toEqual({ note: false, file: false })
  })

  test('[CASE-10] a file that no case took goes after a day', async () => {
    const { it } = await caseHall()
    const stored = it.attachments.store(png, by('handler', at('10:00')))
    if (!stored.ok) throw new Error(stored.code)
    it.attachments.eraseExpired(at('10:00') + dayMs - 1)
    expect(it.attachments.open(stored.attachment)).toEqual(png)
    expect(it.attachments.eraseExpired(at('10:00') + dayMs + 1)).toBe(1)
    expect(it.attachments.open(stored.attachment)).toBeUndefined()
    const refs = it.attachments.refs([stored.attachment.attachmentId], 'handler' as PersonId)
    expect(refs).toBeUndefined()
    expect(
      it.attachments.refs(['f-unknown' as AttachmentId], 'handler' as PersonId),
    ).toBeUndefined()
  })
})
