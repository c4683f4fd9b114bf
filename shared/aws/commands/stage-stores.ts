import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { OptOutRoom } from '../../sending/load-opt-outs.ts'
import { casesTableId } from '../cases-table-id.ts'
import { DynamoDbCaseIntake } from '../dynamodb-case-intake.ts'
import { DynamoDbCaseStore } from '../dynamodb-case-store.ts'
import { DynamoDbControlDesk } from '../dynamodb-control-desk.ts'
import { KeyedHash } from '../keyed-hash.ts'
import { secretKey } from '../secret-key.ts'
import type { DeployedStage } from './deployed-stage.ts'
import { clock, patience } from './outside.ts'

/** The tables of a stage, as an operator's commands work on them. */
export class StageStores {
  readonly #stage: DeployedStage
  readonly #client = new DynamoDBClient()
  readonly #cases: string
  readonly desk: DynamoDbControlDesk
  readonly cases: DynamoDbCaseStore
  /** The TableId of the Cases table that is there now. */
  readonly casesTableId: () => Promise<string>

  constructor(stage: DeployedStage) {
    this.#stage = stage
    this.#cases = stage.setting('CASES_TABLE')
    const client = this.#client
    this.casesTableId = casesTableId({ client, table: this.#cases, clock })
    this.desk = new DynamoDbControlDesk({
      client,
      table: stage.setting('CONTROL_TABLE'),
      freshForSeconds: Number(stage.setting('FRESH_FOR_SECONDS')),
      casesTableId: this.casesTableId,
      clock,
    })
    this.cases = new DynamoDbCaseStore({
      client,
      tables: { cases: this.#cases, history: stage.setting('HISTORY_TABLE') },
      historyDays: Number(stage.setting('HISTORY_DAYS')),
      patience,
    })
  }

  /** Where opt-outs are stored; reads the house's key, since addresses are stored as its hashes. */
  async optOutRoom(): Promise<OptOutRoom> {
    const key = await secretKey({ client: new SecretsManagerClient(), secret: this.#stage.setting('SECRET_ARN') })()
    const hash = new KeyedHash(key)
    return {
      intake: new DynamoDbCaseIntake({ client: this.#client, table: this.#cases, patience }),
      cases: this.cases,
      hashPoint: (address) => hash.ofAddress(address),
      clock,
    }
  }
}
