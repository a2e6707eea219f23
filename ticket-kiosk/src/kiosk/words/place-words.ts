import type { Words } from '@yihao/contract'

/** `请到 A 区等候`, but `请到服务台等候`: Chinese sets a space only beside Latin letters. */
export function waitAtWords(zone: Words): Words {
  const space = /^[A-Za-z0-9]/.test(zone.zh) ? ' ' : ''
  return { zh: `请到${space}${zone.zh}等候`, en: `Please wait in ${zone.en}` }
}
