import { clock } from '../aws/commands/outside.ts'
import { parseOptions } from './parse-options.ts'
import { readEnd, readInstant } from './read-instant.ts'
import { formatOf } from './report-file.ts'
import { REPORT_OPTIONS } from './report-options.ts'
import { runCommand, UsageError } from './run-command.ts'
import { writeHistory } from './write-history.ts'

const USAGE = `Tells of a borrower or a period every contact and every non-send: texts as sent, consents, replies, and the rules with
their versions that allowed or forbade it. What it writes names people; keep it as you keep the case files.

  npm run audit -- [--portfolio FILE ...] [--borrower ID] [--from DATE] [--to DATE] [--out FILE]
  npm run audit -- --stage STAGE (--borrower ID | --from DATE --to DATE) [--out FILE]
  npm run audit -- --stage STAGE --verify [--borrower ID] [--from DATE] [--to DATE] [--expect DIGEST]
  npm run audit -- --stage STAGE [--borrower ID] --out FILE.ndjson
  npm run audit -- --history FILE.ndjson [--verify] [--borrower ID] [--from DATE] [--to DATE] [--expect DIGEST] [--out FILE]

  --borrower   one borrower's id
  --from       a date or an instant: the first that is told of
  --to         a date, which is told of to its end, or an instant
  --out        the file to write (default: the standard output)
  --format     csv, json or html, or ndjson: the history as it was stored, with its digests, to be audited elsewhere
               (default: by the name of the file, else csv)

In virtual time, over a run of the simulation:
  --portfolio  a CSV or NDJSON file (docs/guides/portfolio-files.md); without it, an invented sample of 500 borrowers
  --as-of      when the portfolio was true, for a file that does not say; the run starts then
  --encoding   the file's encoding, where it is not found out
  --strategy   a strategy's file, or the name of a shipped one (default: gentle)
  --actor      first-party (default) or third-party
  --days       how many virtual days the run lasts (default: 60)

Of a deployed stage:
  --stage      the stage, such as prod; --stack names the stack that it stands in (default: Duewell-<stage>)
  --verify     holds the history against the digests that were chained when it was written, and names what was removed or altered
  --expect     a digest that was written down earlier; it must be one of the chain's

Of a written history:
  --history    a file that --out FILE.ndjson wrote, of a stage or of a run; what is not as written is told among the rest.
               --strategy and --actor name those whose rules explain it; --verify and --expect are as above

Account and region of a stage are those of your AWS credentials (AWS_PROFILE, AWS_REGION and the like).`

await runCommand(async () => {
  const { values } = parseOptions({
    options: {
      ...REPORT_OPTIONS,
      actor: { type: 'string' },
      history: { type: 'string' },
      borrower: { type: 'string' },
      out: { type: 'string' },
      format: { type: 'string' },
      verify: { type: 'boolean', default: false },
      expect: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const { stage, stack, history, borrower, out, verify, expect, ...run } = values
  const from = values.from === undefined ? Number.NEGATIVE_INFINITY : readInstant('--from', values.from)
  const to = values.to === undefined ? Number.POSITIVE_INFINITY : readEnd('--to', values.to)
  if (from >= to) throw new UsageError('--from is not before --to.')
  const period = { from, to }
  const format = formatOf(values.format, out)
  if (format === 'ndjson' && !verify && (Number.isFinite(from) || Number.isFinite(to))) {
    throw new UsageError(
      'A history is written whole, so that it can be checked; leave out --from and --to until you read it.',
    )
  }
  if (history !== undefined) {
    if (stage !== undefined) throw new UsageError('Name a stage or a history, and not both.')
    const { auditHistoryFile, verifyHistoryFile } = await import('./audit-history.ts')
    const asked = { history, borrower, period, expect, now: clock.now() }
    if (verify) return verifyHistoryFile(asked)
    if (format === 'ndjson') throw new UsageError('That is a history already; write it as csv, json or html.')
    return auditHistoryFile(asked, { strategy: run.strategy, actor: run.actor, format, out })
  }
  if (stage === undefined) {
    if (verify) {
      throw new UsageError(
        'Only a stage or a written history has digests to be held against; name it with --stage or --history.',
      )
    }
    const { auditRun, runToAudit } = await import('../local/commands/audit-run.ts')
    const asked = { ...run, borrower }
    if (format !== 'ndjson') return auditRun(asked, { period, format, out })
    const { historyOfRun } = await import('./export-run.ts')
    const { simulation, head } = await runToAudit(asked)
    return writeHistory(out, historyOfRun(simulation, head))
  }
  const { auditStage, exportStage, verifyStage } = await import('../aws/commands/audit-stage.ts')
  if (verify) return verifyStage({ stage, stack, borrower, period, expect })
  if (format === 'ndjson') return exportStage({ stage, stack, borrower, out })
  return auditStage({ stage, stack, borrower, period, format, out })
})
