import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { DuewellFunction } from './duewell-function.ts'
import { type RestoredTables, restoredTable } from './restored-tables.ts'
import { type AnyTable, grantReadingStream, onItems, TABLE_KEY_USE, useOfKey } from './table-grants.ts'

export interface CaseStoreProps {
  /** Whether tables and key outlive the stack and refuse to be deleted. */
  readonly keepData: boolean
  /** Tables to work on in place of those that this construct makes, which stay as they are. */
  readonly restored?: RestoredTables | undefined
}

/**
 * The case files. Cases stays small, so that one Query reads a borrower and a sweep can read all; History is only ever
 * added to; Control holds what is about sending and not about a borrower. The ids of tables and key never change: that
 * would replace them, and they hold what can't be had again.
 */
export class CaseStore extends Construct {
  readonly key: Key
  readonly cases: AnyTable
  readonly history: AnyTable
  readonly control: Table

  constructor(scope: Construct, id: string, { keepData, restored = {} }: CaseStoreProps) {
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
    // Cases has no TTL: nothing in a case may vanish because a clock ran out.
    const cases = new Table(this, 'Cases', { ...shape, stream: StreamViewType.NEW_AND_OLD_IMAGES })
    // Sparse: only an open task has both attributes, so listing an agent's work reads nothing else.
    cases.addGlobalSecondaryIndex({
      indexName: 'open-tasks',
      partitionKey: { name: 'taskQueue', type: AttributeType.STRING },
      sortKey: { name: 'taskDueAt', type: AttributeType.NUMBER },
      projectionType: ProjectionType.ALL,
    })
    // Its stream is the outbox of business events: what is in the history is told, and nothing else.
    const expiring = { ...shape, timeToLiveAttribute: 'expiresAt' }
    const history = new Table(this, 'History', { ...expiring, stream: StreamViewType.NEW_IMAGE })
    this.control = new Table(this, 'Control', expiring)
    this.cases = restored.cases === undefined ? cases : restoredTable(this, 'RestoredCases', restored.cases)
    this.history = restored.history === undefined ? history : restoredTable(this, 'RestoredHistory', restored.history)
  }

  /** Lets a function load and plan a case and write its history: no scan, no delete, no partition but borrowers'. */
  grantReconciling(fn: DuewellFunction): void {
    this.grantRecording(fn)
    // The first plan of a case asks whether there is a borrower to plan for.
    fn.allow(onItems(this.cases, ['BORROWER#*'], 'dynamodb:ConditionCheckItem'))
  }

  /** Lets a function load a case, settle its contacts, close its addresses and write its history. */
  grantRecording(fn: DuewellFunction): void {
    fn.tell('CASES_TABLE', this.cases.tableName)
    fn.tell('HISTORY_TABLE', this.history.tableName)
    fn.allow(
      onItems(this.cases, ['BORROWER#*'], 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
      onItems(this.history, ['BORROWER#*'], 'dynamodb:PutItem'),
      useOfKey(this.key, 'dynamodb', ...TABLE_KEY_USE),
    )
  }

  /**
   * Lets a function keep responses and replace them by their effects: the one place where an item is deleted, since a response
   * that has taken effect must not stand in the case any longer.
   */
  grantResponding(fn: DuewellFunction): void {
    this.grantRecording(fn)
    fn.tell('CONTROL_TABLE', this.control.tableName)
    this.grantFinishing(fn)
    fn.allow(onItems(this.control, ['MESSAGE#*'], 'dynamodb:GetItem'))
  }

  /** Lets a function that records already have responses take effect that were stored before, and so delete them where they stand. */
  grantFinishing(fn: DuewellFunction): void {
    fn.allow(
      onItems(this.cases, ['BORROWER#*'], 'dynamodb:DeleteItem'),
      onItems(
        this.cases,
        ['ADDRESS#*'],
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:Query',
      ),
      onItems(this.history, ['BORROWER#*'], 'dynamodb:GetItem'),
      onItems(this.control, ['RESPONSE#*'], 'dynamodb:GetItem', 'dynamodb:PutItem'),
    )
  }

  /**
   * Lets the borrower's page load a case, open and end links, count tries, and take what is answered as any response. It never plans
   * a contact and reopens no address.
   */
  grantAnsweringOnPage(fn: DuewellFunction): void {
    fn.tell('CASES_TABLE', this.cases.tableName)
    fn.tell('HISTORY_TABLE', this.history.tableName)
    fn.tell('CONTROL_TABLE', this.control.tableName)
    fn.allow(
      onItems(this.cases, ['BORROWER#*'], 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'),
      onItems(this.cases, ['ADDRESS#*'], 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
      onItems(this.history, ['BORROWER#*'], 'dynamodb:GetItem', 'dynamodb:PutItem'),
      onItems(this.control, ['RESPONSE#*'], 'dynamodb:GetItem', 'dynamodb:PutItem'),
      onItems(this.control, ['LINK#*'], 'dynamodb:GetItem', 'dynamodb:UpdateItem'),
      onItems(this.control, ['TRY#*'], 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'),
      useOfKey(this.key, 'dynamodb', ...TABLE_KEY_USE),
    )
  }

  /** Lets a sender ask who else stands behind an address, and what was said to them. */
  grantAskingNeighbours(fn: DuewellFunction): void {
    fn.allow(
      onItems(this.cases, ['ADDRESS#*'], 'dynamodb:Query'),
      onItems(this.cases, ['BORROWER#*'], 'dynamodb:GetItem'),
    )
  }

  /** Lets a function's event source mapping read the stream of Cases. */
  grantReadingChanges(fn: DuewellFunction): void {
    grantReadingStream(fn, this.cases, this.key)
  }

  /** Lets a function's event source mapping read the stream of History. */
  grantReadingHistory(fn: DuewellFunction): void {
    grantReadingStream(fn, this.history, this.key)
  }
}
