import { expect, test } from 'vitest'
import { preferencesFrom } from './preferences.ts'

test('Chinese at ordinary size unless somebody chose otherwise', () => {
  expect(preferencesFrom('', null)).toEqual({ language: 'zh', elder: false })
  const kept = '{"language":"en","elder":true}'
  expect(preferencesFrom('', kept)).toEqual({ language: 'en', elder: true })
  expect(preferencesFrom('?lang=zh', kept)).toEqual({ language: 'zh', elder: true })
  expect(preferencesFrom('?elder&lang=en', null)).toEqual({ language: 'en', elder: true })
})

test('what was kept by something else is no harm', () => {
  for (const kept of ['', '{', 'null', '7', '{"language":"fr","elder":"yes"}']) {
    expect(preferencesFrom('', kept)).toEqual({ language: 'zh', elder: false })
  }
})
