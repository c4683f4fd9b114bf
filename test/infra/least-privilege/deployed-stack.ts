import type { Template } from 'aws-cdk-lib/assertions'
import { resourcesOf } from '../synthesised.ts'

export const ACCOUNT = '123456789012'
export const REGION = 'eu-central-1'

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'Duewell',
}

/** How the ARN of a resource ends that is called by its logical id. */
const ARN_OF: Readonly<Record<string, (name: string) => string>> = {
  'AWS::DynamoDB::Table': (name) => own('dynamodb', `table/${name}`),
  'AWS::Events::EventBus': (name) => own('events', `event-bus/${name}`),
  'AWS::IAM::Role': (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  'AWS::KMS::Key': (name) => own('kms', `key/${name}`),
  'AWS::Lambda::Function': (name) => own('lambda', `function:${name}`),
  'AWS::Logs::LogGroup': (name) => own('logs', `log-group:${name}:*`),
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::SNS::Topic': (name) => own('sns', name),
  'AWS::SQS::Queue': (name) => own('sqs', name),
  'AWS::Scheduler::ScheduleGroup': (name) => own('scheduler', `schedule-group/${name}`),
  'AWS::SecretsManager::Secret': (name) => own('secretsmanager', `secret:${name}`),
}

/** What is encrypted with the one key of the stack. */
const ENCRYPTED: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
])

/** What `Ref` is where it is not the name. */
const REF_OF: Readonly<Record<string, (name: string) => string>> = {
  'AWS::SQS::Queue': queueUrl,
  'AWS::SNS::Topic': (name) => own('sns', name),
  'AWS::SecretsManager::Secret': (name) => own('secretsmanager', `secret:${name}`),
}

function own(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`
}

/** Where queues are: the SDK asks there, wherever else the rest of AWS may be. */
export const QUEUES = `https://sqs.${REGION}.amazonaws.com`

function queueUrl(name: string): string {
  return `${QUEUES}/${ACCOUNT}/${name}`
}

/** The ARN of a queue by its address. */
export function queueArn(url: string): string {
  return own('sqs', url.slice(url.lastIndexOf('/') + 1))
}

export function tableArn(name: string): string {
  return own('dynamodb', `table/${name}`)
}

/** Reads values of a template as they would be once it was deployed, each resource called by its logical id. */
export class DeployedStack {
  readonly #template: Template
  readonly #types: ReadonlyMap<string, string>
  /** Keys of tables that are not the stack's own, by the tables' ARNs. */
  readonly #lendersKeys: Readonly<Record<string, string>>

  constructor(template: Template, lendersKeys: Readonly<Record<string, string>> = {}) {
    this.#template = template
    this.#lendersKeys = lendersKeys
    const { Resources = {} } = template.toJSON() as { Resources?: Record<string, { Type: string }> }
    this.#types = new Map(Object.entries(Resources).map(([id, { Type }]) => [id, Type]))
  }

  resourcesOf(type: string) {
    return resourcesOf(this.#template, type)
  }

  arnOf(id: string): string {
    return this.#attribute([id, 'Arn'])
  }

  /** The key that a table, bucket or secret is encrypted with, by an ARN that begins with its own. */
  keyOf(arn: string): string | undefined {
    const lenders = Object.entries(this.#lendersKeys).find(([table]) => arn.startsWith(table))
    if (lenders !== undefined) return lenders[1]
    const [key] = this.resourcesOf('AWS::KMS::Key').keys()
    const isOwn = [...this.#types].some(([id, type]) => ENCRYPTED.has(type) && new RegExp(`\\b${id}\\b`).test(arn))
    return isOwn && key !== undefined ? this.arnOf(key) : undefined
  }

  /** The same value with every intrinsic function carried out. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.resolve(each))
    if (typeof value !== 'object' || value === null) return value
    const [[name, of] = ['', undefined], ...others] = Object.entries(value)
    if (others.length === 0) {
      if (name === 'Ref') return this.#ref(String(of))
      if (name === 'Fn::GetAtt') return this.#attribute(of as [string, string])
      if (name === 'Fn::Join') return this.#join(of as [string, unknown[]])
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.resolve(each)]))
  }

  #ref(id: string): string {
    return PSEUDO[id] ?? REF_OF[this.#typeOf(id)]?.(id) ?? id
  }

  #attribute([id, attribute]: [string, string]): string {
    const type = this.#typeOf(id)
    const arn = ARN_OF[type]?.(id)
    if (attribute === 'Arn' && arn !== undefined) return arn
    if (attribute === 'StreamArn') return `${arn}/stream/2026-11-01T00:00:00.000`
    throw new Error(`nobody says what ${attribute} of ${id} (${type}) is once it is deployed`)
  }

  #join([separator, parts]: [string, unknown[]]): string {
    return parts.map((part) => String(this.resolve(part))).join(separator)
  }

  #typeOf(id: string): string {
    const type = this.#types.get(id)
    if (type === undefined) throw new Error(`the template has no ${id}`)
    return type
  }
}
