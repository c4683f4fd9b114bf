import assert from 'node:assert/strict'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type Item, toItem } from '../../shared/aws/items/attributes.ts'
import { planAttributes } from '../../shared/aws/items/plan-item.ts'
import { EMPTY_PLAN } from '../../shared/case/plan.ts'
import type { PortfolioFact } from '../../shared/portfolio/portfolio-event.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { factItem } from '../aws/fact-item.ts'

/* What DynamoDB documents that it refuses; a fact that it refuses would come again for ever, and its file with it. */

const LARGEST_ITEM = 400 * 1024
const LONGEST_PARTITION_KEY = 2_048
const LONGEST_SORT_KEY = 1_024

export function isAcceptable(item: Item): void {
  const { pk, sk } = item
  assert.ok(size(pk) > 0 && size(pk) <= LONGEST_PARTITION_KEY, 'the partition key')
  assert.ok(size(sk) > 0 && size(sk) <= LONGEST_SORT_KEY, 'the sort key')
  const bytes = Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + size(value), 0)
  assert.ok(bytes <= LARGEST_ITEM, `an item of ${bytes} bytes`)
}

/** Bytes as DynamoDB counts them, nearly; a text that is no Unicode has none. */
function size(value: AttributeValue | undefined): number {
  if (value?.S !== undefined) {
    assert.ok(value.S.isWellFormed(), 'a text that is no Unicode')
    return Buffer.byteLength(value.S)
  }
  if (value?.N !== undefined) {
    assert.ok(Number.isFinite(Number(value.N)) && Math.abs(Number(value.N)) < 1e125, `the number ${value.N}`)
    return Math.ceil(value.N.length / 2) + 1
  }
  if (value?.L !== undefined) return 3 + value.L.reduce((sum, part) => sum + 1 + size(part), 0)
  if (value?.M !== undefined) {
    return 3 + Object.entries(value.M).reduce((sum, [name, part]) => sum + 1 + Buffer.byteLength(name) + size(part), 0)
  }
  return value?.B === undefined ? 1 : value.B.length
}

/** A fact that a door lets in is one that the store takes. */
export function isStorable(fact: PortfolioFact, asOf: Instant): void {
  isAcceptable(itemOf(fact, asOf))
}

function itemOf(fact: PortfolioFact, asOf: Instant): Item {
  if (fact.kind === 'contact') {
    const plan = { ...EMPTY_PLAN, contacts: [fact.value] }
    return toItem({ pk: fact.borrower, sk: 'PLAN', ...planAttributes(plan) })
  }
  // A stop of an address that is nobody's yet lies by the address, and is as long as one of a borrower.
  const item = factItem({ ...fact, borrower: fact.borrower ?? 'nobody' }, asOf)
  assert.ok(item, 'what a fact is stored as')
  return item
}
