import { paginateScan } from '@aws-sdk/client-dynamodb'
import { AddressIndex } from '../../../shared/aws/address-index.ts'
import { DynamoDbLinkStore } from '../../../shared/aws/dynamodb-link-store.ts'
import type { Item } from '../../../shared/aws/items/attributes.ts'
import { standingItem } from '../../../shared/aws/items/control-items.ts'
import { partitionOf } from '../../../shared/aws/items/keys.ts'
import { KeyedHash } from '../../../shared/aws/keyed-hash.ts'
import { clientOf } from '../../integration/dynamodb-local/server.ts'
import { itemsOf, itemsOfCase, newTables, put } from '../../integration/dynamodb-local/tables.ts'
import { BENCH_START, typicalCase } from '../typical-case.ts'
import { Meter } from './metered-calls.ts'
import { atOwnAddresses } from './own-addresses.ts'
import { rooms } from './rooms.ts'
import type { Route } from './routes.ts'
import { keepStandingLinks, withStandingLinks } from './standing-links.ts'

/** Whole batches of every function, also of those of one place. */
export const BORROWERS = 400
/** Both loans fall due together, so that one reminder is about both. */
const DUE_IN_DAYS = 5

/** A stage with typical cases that nobody has looked at yet, its functions, and what looks into its tables without being billed. */
export async function openStage(endpoint: string, route: Route) {
  const [seed, client] = [clientOf(endpoint), clientOf(endpoint)]
  const meter = new Meter()
  meter.watch(client)
  const tables = await newTables(seed)
  await put(seed, tables.control, standingItem({ mode: 'live' }))
  const hash = new KeyedHash(Buffer.alloc(32, 7))
  const cases = Array.from({ length: BORROWERS }, (_, index) =>
    withStandingLinks(atOwnAddresses(typicalCase(index, DUE_IN_DAYS), index, hash), index),
  )
  const links = new DynamoDbLinkStore({ client: seed, table: tables.control })
  const index = new AddressIndex(seed, tables.cases)
  for (const caseFile of cases) {
    await put(seed, tables.cases, ...itemsOfCase(caseFile))
    for (const { id } of caseFile.borrower.contactPoints) await index.enter(caseFile.borrower.id, id)
    await keepStandingLinks(caseFile, links, hash)
  }

  const time = { now: BENCH_START }
  const clock = { now: () => time.now }
  let claims = 0
  // As long as real ones, which are 72 bits in base 36.
  const ids = { next: () => `k3j9x2m7q${String(++claims).padStart(5, '0')}` }
  return {
    meter,
    time,
    borrowers: cases.map(({ borrower }) => borrower),
    doors: rooms({ client, tables, meter, clock, ids, hash, route }),
    caseItems: (borrower: string) => itemsOf(seed, tables.cases, partitionOf(borrower)),
    async historyItems(): Promise<readonly Item[]> {
      const items: Item[] = []
      for await (const page of paginateScan({ client: seed }, { TableName: tables.history })) {
        items.push(...(page.Items ?? []))
      }
      return items
    },
  }
}
