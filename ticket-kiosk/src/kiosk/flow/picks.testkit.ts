import type { Audience, ItemCode, PackageCode } from '@yihao/contract'
import type { Pick } from './basket.ts'

export const anItem = (code: string, audience: Audience = 'natural'): Pick => ({
  kind: 'item',
  code: code as ItemCode,
  name: `Item ${code}`,
  shortName: code,
  audience,
})

export const aPackage = (code: string, audience: Audience = 'natural'): Pick => ({
  kind: 'package',
  code: code as PackageCode,
  name: `Package ${code}`,
  shortName: code,
  audience,
})
