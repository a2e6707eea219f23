import { exitCodes, usageOf } from '../../cli-kit/command-line.ts'
import { Progress } from '../../cli-kit/progress.ts'
import { type Terminal, writeOut } from '../../cli-kit/terminal.ts'
import { isCaseStream, type RawRow } from '../event-log.ts'
import { checkedEventOfText } from '../event-text.ts'
import { backUp, raiseEpoch } from './copy-log.ts'
import { eventLine } from './event-line.ts'
import { type LogRequest, logSpec, readLogRequest } from './log-command-line.ts'
import { NotFoundError, type OpenLog, openLog, pagesOf } from './open-log.ts'
import { rangeOf } from './range.ts'
import { type StreamReport, verifyStream } from './verify.ts'

/** Runs one command line and gives the exit code. */
export async function runLogCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readLogRequest(args, terminal.folder)
  if (asked.kind === 'help') {
    await writeOut(terminal, usageOf(logSpec))
    return exitCodes.ok
  }
  if (asked.kind === 'wrong') {
    terminal.notes.write(`${asked.sentence}\n(${logSpec.name} --help tells more)\n`)
    return exitCodes.usage
  }
  const { request } = asked
  try {
    const open = openLog(request.folder, request.hall)
    try {
      if (request.verb === 'backup') return await copied(open, request, terminal)
      if (request.verb === 'show' || request.verb === 'export') {
        return await list(open, request, terminal)
      }
      const code = await verify(open, request, terminal)
      if (request.verb === 'verify' || code !== exitCodes.ok) return code
    } finally {
      await open.log.close()
    }
    return await restored(request, terminal)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const said = error instanceof NotFoundError ? message : `the log cannot be read: ${message}`
    terminal.notes.write(`${said}\n`)
    return exitCodes.failed
  }
}

async function copied(open: OpenLog, { toFolder = '', json }: LogRequest, terminal: Terminal) {
  const file = backUp(open, toFolder)
  const said = json ? JSON.stringify({ ok: true, file }) : `${file} is whole; check it by verify`
  await writeOut(terminal, `${said}\n`)
  return exitCodes.ok
}

async function restored({ folder, json }: LogRequest, terminal: Terminal): Promise<number> {
  const streams = raiseEpoch(folder)
  const said = json
    ? JSON.stringify({ ok: true, streams })
    : streams.map(({ stream, epoch }) => `${stream}: epoch ${epoch} begins`).join('\n')
  await writeOut(terminal, `${said}\n`)
  return exitCodes.ok
}

async function verify(open: OpenLog, { json }: LogRequest, terminal: Terminal): Promise<number> {
  const halls: StreamReport[] = []
  for (const stream of open.streams) {
    const { seq } = await open.log.head(stream)
    const progress = new Progress(terminal.notes, `verify ${stream}`, seq)
    halls.push(await verifyStream(open, stream, progress))
    progress.end()
  }
  const ok = halls.every((hall) => hall.ok)
  if (json) await writeOut(terminal, `${JSON.stringify({ ok, halls }, undefined, 2)}\n`)
  else for (const report of halls) await writeOut(terminal, reportText(report))
  return ok ? exitCodes.ok : exitCodes.failed
}

function reportText({ hall, ok, head, commands, snapshots, problems }: StreamReport): string {
  const lines = ok
    ? [
        `${hall}: ${head.seq} events of ${commands} commands; the chain holds from the first on`,
        `  ${snapshots} snapshots agree with it; epoch ${head.epoch}, last hash ${head.hash}`,
      ]
    : [`${hall}: NOT as it was written`, ...problems.map(({ seq, what }) => `  at ${seq}: ${what}`)]
  return `${lines.join('\n')}\n`
}

async function list(open: OpenLog, request: LogRequest, terminal: Terminal): Promise<number> {
  // The cases have a stream of their own, which is asked for by its whole name: HALL/cases.
  const named = open.streams.filter((one) => one === request.hall)
  const halls = open.streams.filter((one) => !isCaseStream(one))
  const [stream, ...others] = named.length > 0 ? named : halls
  if (stream === undefined || others.length > 0) {
    throw new NotFoundError(`name one by --hall: ${open.streams.join(', ')}`)
  }
  const range = await rangeOf(open.log, stream, request.range)
  if (range.to < range.from) {
    throw new NotFoundError(`hall ${stream} has no events there`)
  }
  const progress = barFor(request, terminal, range.to - range.from + 1)
  for await (const rows of pagesOf(open.log, stream, range)) {
    const lines = rows.map((row) => {
      if (request.verb === 'export') return exportLine(row)
      return request.json ? `${row.text}\n` : shownLine(row)
    })
    await writeOut(terminal, lines.join(''))
    progress?.advance(rows.length)
  }
  progress?.end()
  return exitCodes.ok
}

/** The stored text stands in it byte for byte, so that the chain can be checked again. */
const exportLine = ({ seq, hash, text }: RawRow) =>
  `{"seq":${seq},"hash":"${hash}","event":${text}}\n`

function shownLine({ seq, text }: RawRow): string {
  try {
    return eventLine(checkedEventOfText(text))
  } catch {
    return `${String(seq).padStart(7)}  (cannot be understood; verify tells more)\n`
  }
}

/** A bar would run through the lines where both go to the same terminal. */
function barFor({ verb }: LogRequest, { out, notes }: Terminal, total: number) {
  return out.isTTY === true ? undefined : new Progress(notes, verb, total)
}
