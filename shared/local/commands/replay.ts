import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { namedFile } from '../../commands/named-file.ts'
import { parseOptions } from '../../commands/parse-options.ts'
import { runCommand, UsageError } from '../../commands/run-command.ts'
import { localPolicy } from '../local-policy.ts'
import { ProgressBar } from '../progress-bar.ts'
import { type ReplayFile, readReplayFile } from '../replay/read-replay-file.ts'
import { type LoggedContact, replay } from '../replay/replay.ts'
import { ReplayFileError } from '../replay/replay-header.ts'
import { replayHouse } from '../replay/replay-house.ts'
import { replayReport } from '../replay/replay-report.ts'
import { writeReplayReport } from '../replay/write-replay-report.ts'
import { strategyNamed } from './strategy-named.ts'

const MOST_PROBLEMS = 20

const USAGE = `Lets the real history of a lender's loans unfold in virtual time and reports whom Duewell would have contacted when.

  npm run replay -- FILE.csv [--strategy FILE|NAME] [--log OUT.ndjson] [--json]

  FILE.csv    columns borrower, loan, sequence, approvedAt, principal, totalDue, termDays, dueOn, firstPaidAt, closedAt
  --strategy  a strategy's file, or the name of a shipped one (default: gentle)
  --log       writes every contact, one JSON object a line
  --json      prints the report as JSON (and nothing else with npm run --silent)`

await runCommand(async () => {
  const { values, positionals } = parseOptions({
    allowPositionals: true,
    options: {
      strategy: { type: 'string', default: 'gentle' },
      log: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new UsageError(`Name one replay file.\n\n${USAGE}`)

  if (values.log !== undefined && resolve(values.log) === resolve(path)) {
    throw new UsageError(`--log would write over ${path}; name another file.`)
  }
  const strategy = await strategyNamed(values.strategy)
  const file = await readOrExplain(path)
  reportRefused(file)
  if (file.rows.length === 0) throw new UsageError(`${path}: every row was refused, so there is nothing to replay.`)
  const policy = localPolicy({ strategy, packs: [replayHouse()], channels: ['sms', 'email'] })
  const bar = new ProgressBar('Replaying', process.stderr)
  const started = performance.now()
  const log = await replay(file.rows, policy, (done) => bar.show(done))
  const wallSeconds = (performance.now() - started) / 1000
  if (values.log !== undefined) await writeLog(values.log, log)

  const report = replayReport(file.rows, log)
  const cost = {
    wallSeconds: round(wallSeconds),
    peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  const whole = { ...report, refusedRows: file.refused, ...cost }
  console.log(values.json ? JSON.stringify(whole, undefined, 2) : writeReplayReport(whole))
})

async function readOrExplain(path: string): Promise<ReplayFile> {
  await namedFile(path)
  try {
    return await readReplayFile(path)
  } catch (error) {
    if (error instanceof ReplayFileError) throw new UsageError(`${path}: ${error.message}`, { cause: error })
    throw error
  }
}

function reportRefused({ refused, problems }: ReplayFile): void {
  if (refused === 0) return
  console.error(`Refused ${refused} rows:`)
  for (const { line, field, problem } of problems.slice(0, MOST_PROBLEMS)) {
    console.error(`  line ${line}, ${field}: ${problem}`)
  }
  if (problems.length > MOST_PROBLEMS) console.error(`  and ${problems.length - MOST_PROBLEMS} more problems`)
}

async function writeLog(path: string, log: readonly LoggedContact[]): Promise<void> {
  const file = await open(path, 'w')
  await file.writeFile(log.map((contact) => `${JSON.stringify(contact)}\n`))
  await file.close()
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
