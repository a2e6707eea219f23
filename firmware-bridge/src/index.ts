export { sumByte } from './bytes/checksum.ts'
