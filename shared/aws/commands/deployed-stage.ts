import { type CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation'
import { GetFunctionConfigurationCommand, type LambdaClient } from '@aws-sdk/client-lambda'

/** The stage that an operator named is not there, or has not what the command needs. */
export class NotDeployedError extends Error {
  override readonly name = 'NotDeployedError'

  constructor(stage: string, lacks: string) {
    super(
      `The stage "${stage}" ${lacks}. Deploy it first (docs/guides/deploying.md), or look whether account, region, ` +
        'stage and stack are the right ones.',
    )
  }
}

export interface StackResource {
  readonly type: string
  readonly logicalId: string
  readonly physicalId: string
}

type Environment = Readonly<Record<string, string>>

/** What is deployed in a stage, asked of AWS and not of a file: its resources, and what its functions are told. */
export class DeployedStage {
  readonly stage: string
  readonly resources: readonly StackResource[]
  readonly environments: readonly Environment[]

  constructor(stage: string, resources: readonly StackResource[], environments: readonly Environment[]) {
    this.stage = stage
    this.resources = resources
    this.environments = environments
  }

  /** What a function is told under this name; every function that is told it, is told the same. Throws where none is. */
  setting(name: string): string {
    const value = this.environments.find((environment) => environment[name] !== undefined)?.[name]
    if (value === undefined) throw new NotDeployedError(this.stage, `has no function that is told ${name}`)
    return value
  }

  /** The environment of the function that sends by a channel; undefined where the channel is not deployed. */
  sending(channel: string): Environment | undefined {
    return this.environments.find(({ CHANNEL }) => CHANNEL === channel)
  }

  /** The one resource of a type whose logical id matches. Throws where there is not exactly one. */
  theOnly(type: string, logicalId: RegExp): string {
    const found = this.resources.filter((resource) => resource.type === type && logicalId.test(resource.logicalId))
    const [only, ...others] = found
    if (only === undefined || others.length > 0) {
      throw new NotDeployedError(this.stage, `has ${found.length} resources ${type} where one is needed`)
    }
    return only.physicalId
  }
}

export interface StageClients {
  readonly cloudFormation: CloudFormationClient
  readonly lambda: LambdaClient
}

/** Finds a stage by the name of its stack, which is another where the construct stands in a stack of the lender's own. */
export async function findStage(
  stage: string,
  { cloudFormation, lambda }: StageClients,
  stack = `Duewell-${stage}`,
): Promise<DeployedStage> {
  const resources: StackResource[] = []
  try {
    for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stack })) {
      for (const { ResourceType, LogicalResourceId, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
        resources.push({
          type: ResourceType ?? '',
          logicalId: LogicalResourceId ?? '',
          physicalId: PhysicalResourceId ?? '',
        })
      }
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError')
      throw new NotDeployedError(stage, `has no stack ${stack}`)
    throw error
  }
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function')
  const environments = await Promise.all(functions.map(({ physicalId }) => environmentOf(physicalId, lambda)))
  return new DeployedStage(stage, resources, environments)
}

async function environmentOf(name: string, lambda: LambdaClient): Promise<Environment> {
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }))
  return Environment?.Variables ?? {}
}
