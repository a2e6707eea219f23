// A program of its own: locks the folder it is given, says so and waits to be killed.
import { lockDataFolder } from './data-folder-lock.ts'

const lock = lockDataFolder(process.argv[2] ?? '')
process.stdout.write(lock.ok ? 'locked\n' : `${lock.reason}\n`)
setInterval(() => lock.ok, 1_000)
