import { DynamoDbOpinionLedger, type DynamoDbOpinionLedgerProps } from '../../shared/aws/dynamodb-opinion-ledger.ts'
import { type SecondReader, secondReader } from '../../shared/responses/second-reader.ts'

/** Loaded at the first reply that stays unclear, where a model is named; otherwise never. */
export async function bedrockReader(model: string, control: DynamoDbOpinionLedgerProps): Promise<SecondReader> {
  const { bedrockOpinion } = await import('./bedrock-opinion.ts')
  return secondReader({ opinion: bedrockOpinion(model), ledger: new DynamoDbOpinionLedger(control) })
}
