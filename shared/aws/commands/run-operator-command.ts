import { runCommand, UsageError } from '../../commands/run-command.ts'
import { PortfolioRefused } from '../../portfolio/portfolio-refused.ts'
import { NotPausedError } from '../../recover/recover.ts'
import { GoingLiveRefusedError } from '../../sending/going-live.ts'
import { OptOutsRefusedError } from '../../sending/load-opt-outs.ts'
import { property, refusalOf } from '../aws-refusal.ts'
import { LinkUnreadableError } from '../s3-digest-archive.ts'
import { ArchiveUnreadableError } from '../s3-event-archive.ts'
import { NotDeployedError } from './deployed-stage.ts'
import { ZipUnreadableError } from './zip-entry.ts'

/** Errors whose message says to an operator what to do. */
const FOR_OPERATORS = [
  NotDeployedError,
  GoingLiveRefusedError,
  OptOutsRefusedError,
  PortfolioRefused,
  NotPausedError,
  ArchiveUnreadableError,
  ZipUnreadableError,
  LinkUnreadableError,
]

/** Runs a command that works on AWS. What AWS refused is told by its name alone: its message may quote an address. */
export async function runOperatorCommand(command: () => Promise<void>): Promise<void> {
  await runCommand(() => asOperator(command))
}

/** The part of a command that works on AWS, where another part does not. */
export async function asOperator(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw forOperators(error)
  }
}

function forOperators(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (FOR_OPERATORS.some((kind) => error instanceof kind)) return new UsageError(error.message, { cause: error })
  const { name } = refusalOf(error)
  if (property(error, '$metadata') === undefined && name !== 'CredentialsProviderError' && !lacksRegion(error)) {
    return error
  }
  return new UsageError(
    `AWS could not be asked (${name}). Use credentials that may do this, and look at account and region ` +
      '(AWS_PROFILE, AWS_REGION); docs/guides/operating.md says what each command needs.',
    { cause: error },
  )
}

/** The SDK's own error for it has no name. */
function lacksRegion({ message }: Error): boolean {
  return message === 'Region is missing'
}
