import { runSimulation } from '@cloud-copilot/iam-simulate'
import { ACCOUNT, type DeployedStack } from './deployed-stack.ts'
import type { IamRequest } from './requests.ts'

interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: object
}

/** One action on one resource that a statement allows, alone. */
export interface Grant {
  readonly action: string
  readonly resource: string
  readonly condition?: object
}

const LEFT_TO_ROLES = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }],
}

/** A role as its policies in the template make it. */
export class SimulatedRole {
  readonly #arn: string
  readonly #statements: readonly Statement[]
  readonly #stack: DeployedStack

  constructor(id: string, stack: DeployedStack) {
    this.#arn = `arn:aws:iam::${ACCOUNT}:role/${id}`
    this.#stack = stack
    const attached = [...stack.resourcesOf('AWS::IAM::Policy').values()]
      .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`"${id}"`))
      .map(({ Properties }) => Properties)
    const own = stack.resourcesOf('AWS::IAM::Role').get(id)?.Properties.Policies ?? []
    this.#statements = [...attached, ...own].flatMap(
      ({ PolicyDocument }) => stack.resolve(PolicyDocument.Statement) as Statement[],
    )
  }

  get grants(): readonly Grant[] {
    return this.#statements
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action, Resource, Condition }) =>
        [Action]
          .flat()
          .flatMap((action) =>
            [Resource].flat().map((resource) => ({ action, resource, ...(Condition && { condition: Condition }) })),
          ),
      )
  }

  allows(request: IamRequest): Promise<boolean> {
    return this.#isAllowed(request, this.#statements)
  }

  /** Whether a request is allowed by this grant alone. */
  async isFor({ action, resource, condition }: Grant, request: IamRequest): Promise<boolean> {
    if (action !== request.action) return false
    const only = {
      Effect: 'Allow',
      Action: action,
      Resource: resource,
      ...(condition && { Condition: condition }),
    } as const
    return this.#isAllowed(request, [only])
  }

  async #isAllowed({ action, resource, context }: IamRequest, statements: readonly Statement[]): Promise<boolean> {
    const keyPolicy = action.startsWith('kms:') ? this.#keyPolicy(resource) : undefined
    const answer = await runSimulation(
      {
        request: {
          principal: this.#arn,
          action,
          resource: { resource, accountId: ACCOUNT },
          contextVariables: { ...context },
        },
        identityPolicies: [{ name: 'role', policy: { Version: '2012-10-17', Statement: statements } }],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(keyPolicy !== undefined && { resourcePolicy: keyPolicy }),
      },
      {},
    )
    if (answer.resultType === 'error') throw new Error(`${action} on ${resource}: ${JSON.stringify(answer.errors)}`)
    return answer.overallResult === 'Allowed'
  }

  /** A key asks its own policy, too. One that is not the stack's is taken to leave it to the account's roles. */
  #keyPolicy(arn: string): unknown {
    const key = this.#stack.resourcesOf('AWS::KMS::Key').get(arn.slice(arn.lastIndexOf('/') + 1))
    return key === undefined ? LEFT_TO_ROLES : this.#stack.resolve(key.Properties.KeyPolicy)
  }
}
