import { type DynamoDBClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb'
import type { CaseFile } from '../case/case-file.ts'
import type { CaseScan } from '../ports.ts'
import { type Item, toItem } from './items/attributes.ts'
import { UnreadableItemError } from './items/item-errors.ts'
import { borrowerOf, partitionOf } from './items/keys.ts'
import { type PartReader, readCase } from './items/read-case.ts'

export interface DynamoDbCaseScanProps {
  readonly client: DynamoDBClient
  readonly table: string
  /** Hears of a case that can't be read; the scan goes on with the next. */
  readonly onUnreadable: (error: UnreadableItemError) => void
  /** How each item is read; Duewell's own way where nothing is said. */
  readonly readPart?: PartReader
}

/**
 * Reads all of Cases, at half the price of a consistent read. The items of one partition come one after another within a
 * segment, but a page may end between them.
 */
export class DynamoDbCaseScan implements CaseScan {
  readonly #props: DynamoDbCaseScanProps

  constructor(props: DynamoDbCaseScanProps) {
    this.#props = props
  }

  async *scan(segment: number, of: number, after?: string): AsyncIterable<CaseFile> {
    let gathered: Item[] = []
    for await (const item of this.#items(segment, of, after === undefined ? undefined : behind(after))) {
      if (gathered[0] !== undefined && gathered[0].pk?.S !== item.pk?.S) {
        yield* this.#caseOf(gathered)
        gathered = []
      }
      gathered.push(item)
    }
    yield* this.#caseOf(gathered)
  }

  async *#items(segment: number, of: number, start: Item | undefined): AsyncIterable<Item> {
    const { client, table } = this.#props
    let from = start
    do {
      const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await client.send(
        new ScanCommand(scanRequest(table, segment, of, from)),
      )
      yield* page.Items ?? []
      from = page.LastEvaluatedKey
    } while (from !== undefined)
  }

  /** Nothing for the partition of an address, and for a borrower of whom only holds have come yet. */
  *#caseOf(items: readonly Item[]): Iterable<CaseFile> {
    if (borrowerOf(items[0]?.pk?.S ?? '') === undefined) return
    try {
      const caseFile = readCase(items, this.#props.readPart)
      if (caseFile !== undefined) yield caseFile
    } catch (error) {
      if (!(error instanceof UnreadableItemError)) throw error
      this.#props.onUnreadable(error)
    }
  }
}

/** A key behind all items of a borrower; a scan may go on from a key that no item has. */
function behind(borrower: string): Item {
  return toItem({ pk: partitionOf(borrower), sk: '~' })
}

function scanRequest(table: string, segment: number, of: number, from: Item | undefined): ScanCommandInput {
  return {
    TableName: table,
    Segment: segment,
    TotalSegments: of,
    ...(from !== undefined && { ExclusiveStartKey: from }),
  }
}
