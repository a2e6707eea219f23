export { type RunOptions, run } from './run.ts'
export { readSettings, type Settings, SettingsError } from './settings.ts'
