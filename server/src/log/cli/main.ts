import { endQuietlyOnClosedPipe, processTerminal } from '../../cli-kit/terminal.ts'
import { runLogCli } from './run-log-cli.ts'

endQuietlyOnClosedPipe()
process.exitCode = await runLogCli(process.argv.slice(2), processTerminal())
