/**
 * Raised whenever a message changes shape; `version.spec.ts` holds the hash that notices.
 * 1: first version.
 */
export const protocolVersion = 1
