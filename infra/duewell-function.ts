import { type Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { bundledCode } from './bundling/bundled-code.ts'
import type { House } from './house.ts'
import type { Monitoring } from './monitoring.ts'

export interface DuewellFunctionProps {
  /** The folder under functions/ with the code. */
  readonly verb: string
  /** The file in it that Lambda calls, without its ending; `index` unless said otherwise. */
  readonly entry?: string
  readonly description: string
  readonly timeout: Duration
  /** Megabytes; the processor comes in proportion. 512 unless said otherwise. */
  readonly memory?: number
  readonly house: House
  /** Files to lie beside the code, by name; `policy.jsonl` always does. */
  readonly files?: Readonly<Record<string, string>>
  readonly monitoring: Monitoring
}

/** A Lambda of this house: bundled from functions/, allowed to write its own log and nothing else until it is granted more. */
export class DuewellFunction extends Construct {
  readonly lambda: LambdaFunction
  readonly role: Role
  readonly alarm: Alarm

  constructor(scope: Construct, id: string, props: DuewellFunctionProps) {
    super(scope, id)
    const { house, entry = 'index', memory = 512 } = props
    const logGroup = new LogGroup(this, 'Log', { retention: house.logRetention, removalPolicy: RemovalPolicy.DESTROY })
    // A role of its own, since the managed policy that CDK would attach writes to every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(this.role)

    this.lambda = new LambdaFunction(this, 'Lambda', {
      description: props.description,
      code: bundledCode(`${props.verb}/${entry}.ts`, { 'policy.jsonl': house.policyFile, ...props.files }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memory,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // Of an invocation that went well Lambda would write when it began and how long it took, which its metrics say.
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: { STAGE: house.stage },
    })
    this.alarm = this.lambda.metricErrors({ period: Duration.minutes(5) }).createAlarm(this, 'Errors', {
      alarmDescription: props.monitoring.failureMeans,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }

  allow(...statements: readonly PolicyStatement[]): void {
    for (const statement of statements) this.role.addToPrincipalPolicy(statement)
  }

  /** Tells the function's code where something is, or which part is its own. */
  tell(name: string, value: string): void {
    this.lambda.addEnvironment(name, value)
  }
}
