import { readFileSync } from 'node:fs'
import { type Change, compileMapping } from '../../shared/mapping/compile-mapping.ts'
import { parseMapping } from '../../shared/mapping/parse-mapping.ts'
import type { Plain } from '../../shared/mapping/plain.ts'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { at } from '../case/factories.ts'

export const AT = at('2026-11-06T10:00:00Z')
export const hash = keyedHashPoint('test')

export function exampleFile(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../docs/examples/${name}.mapping.json`, import.meta.url), 'utf8'))
}

/** A mapping of one loan, a row of short paths, with what a test changes in it. */
export function aMapping(overrides: object = {}, columns: object = {}) {
  return {
    description: 'A mapping of a test.',
    version: { path: 'changed' },
    amounts: 'major',
    removal: 'close',
    rows: [
      {
        record: 'loan',
        columns: {
          borrower: 'who',
          loan: 'id',
          currency: { value: 'EUR' },
          status: 'state',
          amountDue: 'amount',
          dueOn: 'due',
          ...columns,
        },
      },
    ],
    ...overrides,
  }
}

export const IMAGE = {
  who: 'B1',
  id: 'L1',
  state: 'overdue',
  amount: '125.50',
  due: '2026-11-05',
  changed: '2026-11-06T09:00:00Z',
} as const

/** What a mapping makes of a change; of an image alone unless the test says what was before. */
export function mapped(document: unknown, change: Partial<Change> | Plain) {
  const parsed = parseMapping(document)
  if ('errors' in parsed) throw new Error(`the test's mapping is wrong: ${JSON.stringify(parsed.errors)}`)
  const map = compileMapping(parsed.mapping, hash)
  const whole = typeof change === 'object' && change !== null && ('image' in change || 'before' in change)
  return map({
    image: undefined,
    before: undefined,
    at: AT,
    ...(whole ? (change as Partial<Change>) : { image: change as Plain }),
  })
}
