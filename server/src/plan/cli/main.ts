import { endQuietlyOnClosedPipe, processTerminal } from '../../cli-kit/terminal.ts'
import { runPlanCli } from './run-plan-cli.ts'

endQuietlyOnClosedPipe()
process.exitCode = await runPlanCli(process.argv.slice(2), processTerminal())
