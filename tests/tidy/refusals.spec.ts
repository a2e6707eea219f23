import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { exists, read, root, serverIsWritten, sourceFiles } from './repo.ts'

const FILE = 'contract/src/refusals.ts'

interface Refusals {
  readonly refusalText: Readonly<Record<string, { readonly zh: string; readonly en: string }>>
}

async function refusalText(): Promise<Refusals['refusalText']> {
  if (!exists(FILE)) return {}
  const loaded: Refusals = await import(pathToFileURL(root + FILE).href)
  return loaded.refusalText
}

describe('refusals', () => {
  test('every code has words in both languages', async () => {
    const poor = Object.entries(await refusalText()).filter(
      ([, words]) => !/\p{Script=Han}/u.test(words.zh) || !/[a-z]/i.test(words.en),
    )
    expect(poor).toEqual([])
  })

  test('every code is used outside the contract', async () => {
    const users = sourceFiles.filter((path) => !path.startsWith('contract/')).map(read)
    const unused = Object.keys(await refusalText()).filter(
      (code) => !users.some((source) => source.includes(`'${code}'`)),
    )
    expect(serverIsWritten() ? unused : []).toEqual([])
  })
})
