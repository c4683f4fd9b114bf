import { fileURLToPath } from 'node:url'
import { type Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Monitoring } from './monitoring.ts'

const PROJECT = fileURLToPath(new URL('../', import.meta.url))

export interface DuewellFunctionProps {
  /** The folder under functions/ whose index.ts Lambda calls. */
  readonly verb: string
  readonly description: string
  readonly timeout: Duration
  readonly logRetention: RetentionDays
  readonly monitoring: Monitoring
}

/** A Lambda of this house: bundled from functions/, allowed to write its own log and nothing else until it is granted more. */
export class DuewellFunction extends Construct {
  readonly lambda: NodejsFunction
  readonly role: Role
  readonly alarm: Alarm

  constructor(scope: Construct, id: string, props: DuewellFunctionProps) {
    super(scope, id)
    const logGroup = new LogGroup(this, 'Log', { retention: props.logRetention, removalPolicy: RemovalPolicy.DESTROY })
    // A role of its own, since the managed policy that CDK would attach writes to every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(this.role)

    this.lambda = new NodejsFunction(this, 'Lambda', {
      description: props.description,
      entry: `${PROJECT}functions/${props.verb}/index.ts`,
      projectRoot: PROJECT,
      depsLockFilePath: `${PROJECT}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        // ESM first: a quarter smaller and quicker to start than the CommonJS that esbuild would take for Node.
        mainFields: ['module', 'main'],
        // What the runtime brings along changes by itself; what we tested does not.
        externalModules: [],
        minify: true,
        // Names of classes are names of errors, and those are logged.
        keepNames: true,
        sourceMap: true,
        sourcesContent: false,
      },
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
