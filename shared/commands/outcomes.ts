import { parseOptions } from './parse-options.ts'
import { readEnd, readInstant } from './read-instant.ts'
import { REPORT_OPTIONS } from './report-options.ts'
import { runCommand, UsageError } from './run-command.ts'

const USAGE = `Reports what became of borrowers by arm, segment and step: cured, amounts recovered and their cost, promises kept, opt-outs and
complaints, each with its interval.

  npm run outcomes -- [--portfolio FILE] [--strategy FILE|NAME] [--days N] [--csv FILE] [--json]
  npm run outcomes -- --stage STAGE --from DATE [--to DATE] [--csv FILE] [--json]

In virtual time, over a run of the simulation, in which borrowers pay as the portfolio says and whatever they are told:
  --portfolio  a CSV or NDJSON file (docs/guides/portfolio-files.md); without it, an invented sample of 500 borrowers
  --as-of      when the portfolio was true, for a file that does not say; the run starts then
  --encoding   the file's encoding, where it is not found out
  --strategy   a strategy's file, or the name of a shipped one (default: gentle)
  --days       how many virtual days the run lasts (default: 60)

Of a deployed stage:
  --stage      the stage, such as prod; --stack names the stack that it stands in (default: Duewell-<stage>)
  --from       a date or an instant: what began since then is counted
  --to         a date, which is counted to its end, or an instant (default: now)

  --csv        writes the figures to a file as well, one a row
  --json       prints the figures as JSON (and nothing else with npm run --silent)

Account and region of a stage are those of your AWS credentials (AWS_PROFILE, AWS_REGION and the like).`

await runCommand(async () => {
  const { values } = parseOptions({
    options: {
      ...REPORT_OPTIONS,
      csv: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const { stage, stack, csv, json, from, to, ...run } = values
  // Each side is read only where it is needed: the AWS SDK takes half a second.
  if (stage === undefined) {
    if (from !== undefined || to !== undefined)
      throw new UsageError('--from and --to go with --stage; a run has --days.')
    const { outcomesOfRun } = await import('../local/commands/outcomes-of-run.ts')
    return outcomesOfRun({ ...run, csv, json })
  }
  if (from === undefined) throw new UsageError('Say since when, such as --from 2026-09-01.')
  const { outcomesOfStage } = await import('../aws/commands/outcomes-of-stage.ts')
  return outcomesOfStage({
    stage,
    stack,
    from: readInstant('--from', from),
    to: to === undefined ? undefined : readEnd('--to', to),
    csv,
    json,
  })
})
