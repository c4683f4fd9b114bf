import { parseOptions } from './parse-options.ts'
import { readInstant } from './read-instant.ts'
import { runCommand, UsageError } from './run-command.ts'

const USAGE = `Says what would happen to a borrower at an instant and why, rule by rule, and when the answer changes.

  npm run explain -- --case FILE --at INSTANT [--strategy FILE|NAME] [--actor WHO] [--json]
  npm run explain -- --stage STAGE --borrower ID [--at INSTANT] [--json]

  --case       a case file (JSON), under the packs and templates that come with Duewell
  --at         the instant, or a date, which means its first instant in UTC (default with --stage: now)
  --strategy   a strategy's file, or the name of a shipped one (default: gentle)
  --actor      first-party, a lender that collects its own loans (default), or third-party, a collector for others
  --stage      a deployed stage, such as prod: the case as it is stored, under the policy that is deployed
  --stack      the stack that the stage stands in (default: Duewell-<stage>)
  --borrower   the borrower's id
  --json       prints the explanation as JSON (and nothing else with npm run --silent)

Account and region of a stage are those of your AWS credentials (AWS_PROFILE, AWS_REGION and the like).`

await runCommand(async () => {
  const { values } = parseOptions({
    options: {
      case: { type: 'string' },
      at: { type: 'string' },
      strategy: { type: 'string' },
      actor: { type: 'string' },
      stage: { type: 'string' },
      stack: { type: 'string' },
      borrower: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const { case: file, stage, strategy, actor, borrower, stack, json } = values
  const at = values.at === undefined ? undefined : readInstant('--at', values.at)
  if (file === undefined && stage === undefined) throw new UsageError(`Name a case file or a stage.\n\n${USAGE}`)
  if (file !== undefined && stage !== undefined) throw new UsageError('Name a case file or a stage, and not both.')
  // Each side is read only where it is needed: the AWS SDK takes half a second.
  if (file !== undefined) {
    if (at === undefined) throw new UsageError('Say when, such as --at 2026-11-07T09:00:00+08:00.')
    const { explainFile } = await import('../local/commands/explain-file.ts')
    return explainFile({ file, at, strategy, actor, json })
  }
  if (strategy !== undefined || actor !== undefined) {
    throw new UsageError('A stage has its own strategy and actor; leave --strategy and --actor out.')
  }
  const { explainStored } = await import('../aws/commands/explain-stored.ts')
  return explainStored({ stage, stack, borrower, at, json })
})
