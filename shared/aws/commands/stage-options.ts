import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { UsageError } from '../../commands/run-command.ts'
import { type DeployedStage, findStage } from './deployed-stage.ts'

/** The options that every command about a deployed stage understands. */
export const STAGE_OPTIONS = { stage: { type: 'string' }, stack: { type: 'string' } } as const

export const STAGE_USAGE = `  --stage      the stage, such as prod
  --stack      the stack that it stands in (default: Duewell-<stage>)

Account and region are those of your AWS credentials (AWS_PROFILE, AWS_REGION and the like).`

export interface StageArguments {
  readonly stage?: string | undefined
  readonly stack?: string | undefined
}

/** The stage that the arguments name, asked of the account and region of the operator's own credentials. */
export async function stageNamed({ stage, stack }: StageArguments): Promise<DeployedStage> {
  if (stage === undefined) throw new UsageError('Name the stage, such as --stage prod.')
  return findStage(stage, { cloudFormation: new CloudFormationClient(), lambda: new LambdaClient() }, stack)
}
