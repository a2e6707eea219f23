import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { asyncApiDocument, openApiDocument } from '@yihao/contract'
import { describe, expect, test } from 'vitest'

const documents = { openapi: openApiDocument, asyncapi: asyncApiDocument }

describe('the documents of the interfaces', () => {
  test.each(Object.entries(documents))(
    'docs/interfaces/%s.json is what the contract says',
    (name, make) => {
      const file = new URL(`../../docs/interfaces/${name}.json`, import.meta.url)
      const text = `${JSON.stringify(make(), undefined, 2)}\n`
      // `WRITE_INTERFACES=1 npx vitest run --project tidy interfaces` writes them anew.
      if (process.env.WRITE_INTERFACES === '1') writeFileSync(file, text)
      expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text)
    },
  )
})
