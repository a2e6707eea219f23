export { unreachable } from './engine/unreachable.ts'
