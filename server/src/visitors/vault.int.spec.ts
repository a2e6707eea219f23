import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testFolder } from '../log/sqlite/data-folder.testkit.ts'
import { openDatabase } from '../log/sqlite/open-database.ts'
import { loadKeys } from './keys.ts'
import { Vault } from './vault.ts'

const now = Date.UTC(2026, 10, 23)
const day = 86_400_000
const visitor = { name: '王小明', phone: '13800138000', idNumber: '11010519491231002x' }

function makeVault() {
  const { folder, path } = testFolder()
  const keys = loadKeys(join(folder, 'hall.key'), true)
  const database = openDatabase(path)
  onTestFinished(() => database.close())
  /** Everything that lies on the disk: the file and what is not yet in it. */
  const onDisk = () => ['', '-wal'].map((end) => readFileSync(path + end).toString('utf8')).join()
  return { folder, path, keys, database, vault: new Vault(database, keys), onDisk }
}

describe('the vault', () => {
  test('gives back what was sealed, and keeps it unreadable on the disk', () => {
    const { vault, onDisk } = makeVault()
    const note = vault.sealNote('申请人情绪激动', now)
    const { visitorId } = vault.sealVisitor(visitor, now)
    expect(vault.open(note.noteId)).toBe('申请人情绪激动')
    expect(JSON.parse(vault.open(visitorId) ?? '')).toEqual(visitor)
    for (const text of ['申请人情绪激动', ...Object.values(visitor)]) {
      expect(onDisk()).not.toContain(text)
    }
  })

  test('the same person is recognised without being named; another hall cannot', () => {
    const { vault, keys } = makeVault()
    const hashOf = (idNumber?: string) =>
      vault.sealVisitor({ ...visitor, ...(idNumber && { idNumber }) }, now).personHash
    expect(hashOf()).toMatch(/^[0-9a-f]{64}$/)
    expect(hashOf('11010519491231002X')).toBe(hashOf())
    expect(hashOf('110105194912310038')).not.toBe(hashOf())
    expect(vault.sealVisitor({ phone: '13800138000' }, now).personHash).toBeUndefined()
    const other = makeVault()
    expect(other.keys.match.equals(keys.match)).toBe(false)
    expect(other.vault.sealVisitor(visitor, now).personHash).not.toBe(hashOf())
  })

  test('the same note has the same keyed hash and never the same bytes', () => {
    const { vault, database } = makeVault()
    const [one, two] = [vault.sealNote('同样的话', now), vault.sealNote('同样的话', now)]
    expect(one.keyedHash).toBe(two.keyedHash)
    expect(one.noteId).not.toBe(two.noteId)
    const rows = database.prepare('SELECT sealed FROM sealed').all()
    expect(rows[0]?.sealed).not.toEqual(rows[1]?.sealed)
  })

  test('what was altered, exchanged or sealed under another key does not open', () => {
    const { vault, database, folder } = makeVault()
    const [one, two] = [vault.sealNote('一', now), vault.sealNote('二', now)]
    const otherKeys = loadKeys(join(folder, 'other.key'), true)
    expect(() => new Vault(database, otherKeys).open(one.noteId)).toThrow()
    database
      .prepare('UPDATE sealed SET sealed = (SELECT sealed FROM sealed WHERE id = ?) WHERE id = ?')
      .run(two.noteId, one.noteId)
    expect(() => vault.open(one.noteId)).toThrow()
    expect(vault.open(two.noteId)).toBe('二')
  })
})

describe('erasing', () => {
  test('visitors go after a week, notes after half a year; nothing goes early', () => {
    const { vault } = makeVault()
    const { noteId } = vault.sealNote('备注', now)
    const { visitorId } = vault.sealVisitor(visitor, now)
    expect(vault.eraseExpired(now + 7 * day)).toBe(0)
    expect(vault.eraseExpired(now + 7 * day + 1)).toBe(1)
    expect(vault.open(visitorId)).toBeUndefined()
    expect(vault.open(noteId)).toBe('备注')
    expect(vault.eraseExpired(now + 180 * day + 1)).toBe(1)
    expect(vault.open(noteId)).toBeUndefined()
    expect(vault.eraseExpired(now + 999 * day)).toBe(0)
  })

  test('leaves nothing of it on the disk, not even sealed', () => {
    const { vault, database, onDisk } = makeVault()
    const { visitorId } = vault.sealVisitor(visitor, now)
    const row = database.prepare('SELECT sealed FROM sealed WHERE id = ?').get(visitorId)
    const sealed = Buffer.from(row?.sealed as Uint8Array).toString('utf8')
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    expect(onDisk()).toContain(sealed)
    vault.eraseExpired(now + 8 * day)
    expect(onDisk()).not.toContain(sealed)
    expect(onDisk()).not.toContain(visitorId)
  })
})

describe('the key file', () => {
  test('is made once, for its owner only, outside the database', () => {
    const { folder } = testFolder()
    const path = join(folder, 'hall.key')
    const first = loadKeys(path, true)
    expect(loadKeys(path, true)).toEqual(first)
    expect(statSync(path).mode & 0o077).toBe(0)
    const purposes = Object.values(first).map((key: Buffer) => key.toString('hex'))
    expect(new Set(purposes).size).toBe(3)
  })

  test('that is missing or cut is named in one sentence', () => {
    const { folder } = testFolder()
    const path = join(folder, 'hall.key')
    expect(() => loadKeys(path, false)).toThrow(`KEY_FILE ${path} does not exist`)
    writeFileSync(path, 'c2hvcnQ=\n')
    expect(() => loadKeys(path, true)).toThrow(`KEY_FILE ${path} must hold 32 bytes in Base64`)
  })
})
