import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** What `node` needs before the name of a program in our sources, from any folder. */
export const sourceArgs = ['--import', tsx, '--conditions=source'] as const
