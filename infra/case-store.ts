import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { DuewellFunction } from './duewell-function.ts'

export interface CaseStoreProps {
  /** Whether tables and key outlive the stack and refuse to be deleted. */
  readonly keepData: boolean
}

/**
 * The case files. Cases stays small, so that one Query reads a borrower and a sweep can read all; History is only ever
 * added to. The ids of tables and key never change: that would replace them, and they hold what can't be had again.
 */
export class CaseStore extends Construct {
  readonly key: Key
  readonly cases: Table
  readonly history: Table
  /** The ARN of the stream of Cases. */
  readonly changes: string

  constructor(scope: Construct, id: string, { keepData }: CaseStoreProps) {
    super(scope, id)
    const removalPolicy = keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the case files and histories of borrowers',
      enableKeyRotation: true,
      removalPolicy,
    })
    const shape: TableProps = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepData,
      removalPolicy,
    }
    this.cases = new Table(this, 'Cases', { ...shape, stream: StreamViewType.NEW_AND_OLD_IMAGES })
    this.changes = streamOf(this.cases)
    // Sparse: only an open task has both attributes, so listing an agent's work reads nothing else.
    this.cases.addGlobalSecondaryIndex({
      indexName: 'open-tasks',
      partitionKey: { name: 'taskQueue', type: AttributeType.STRING },
      sortKey: { name: 'taskDueAt', type: AttributeType.NUMBER },
      projectionType: ProjectionType.ALL,
    })
    // Cases has no TTL: nothing in a case may vanish because a clock ran out.
    this.history = new Table(this, 'History', { ...shape, timeToLiveAttribute: 'expiresAt' })
  }

  /** Lets a function load, claim and plan a case and write its history: no scan, no delete, no partition but borrowers'. */
  grantReconciling(fn: DuewellFunction): void {
    const borrowersOnly = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['BORROWER#*'] } }
    fn.tell('CASES_TABLE', this.cases.tableName)
    fn.tell('HISTORY_TABLE', this.history.tableName)
    fn.allow(
      new PolicyStatement({
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [this.cases.tableArn],
        conditions: borrowersOnly,
      }),
      new PolicyStatement({
        actions: ['dynamodb:PutItem'],
        resources: [this.history.tableArn],
        conditions: borrowersOnly,
      }),
      this.#useOfKey('kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'),
    )
  }

  /** Lets a function's event source mapping read the stream of Cases. */
  grantReadingChanges(fn: DuewellFunction): void {
    fn.allow(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [this.changes],
      }),
      new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: [`${this.cases.tableArn}/stream/*`] }),
      this.#useOfKey('kms:Decrypt'),
    )
  }

  /** The key opens for what DynamoDB does on a function's behalf; a function can't use it by itself. */
  #useOfKey(...actions: readonly string[]): PolicyStatement {
    const { region, urlSuffix } = Stack.of(this)
    return new PolicyStatement({
      actions: [...actions],
      resources: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` } },
    })
  }
}

function streamOf({ tableStreamArn, node }: Table): string {
  if (tableStreamArn === undefined)
    throw new Error(`Table ${node.path} has no stream, and without it no change is seen.`)
  return tableStreamArn
}
