import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { marshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { createHandler } from '../../functions/map-loans/handler.ts'
import { MemoryCaseIntake } from '../../shared/local/memory-case-intake.ts'
import { MemoryCaseStore } from '../../shared/local/memory-case-store.ts'
import { compileMapping } from '../../shared/mapping/compile-mapping.ts'
import { parseMapping } from '../../shared/mapping/parse-mapping.ts'
import type { PortfolioFact } from '../../shared/portfolio/portfolio-event.ts'
import { messages, tableChanges } from '../functions/map-loans/change-events.ts'
import {
  FINERACT_DUE,
  FINERACT_OVERDUE,
  FINERACT_RANGE,
  LOAN_ITEM,
  PAYMENT_ITEM,
  STOP_ITEM,
} from '../functions/map-loans/lender-samples.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { exampleFile, hash } from '../mapping/mapping-documents.ts'
import { isStorable } from './dynamodb-limits.ts'
import { EVERY_FORM, IN_EVERY_FORM } from './every-form.ts'
import { hostileBody, hostileJson, type Json, mutated } from './hostile-json.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const FINE = { batchItemFailures: [] }
const OTHER = { ...LOAN_ITEM, pk: 'CUSTOMER#other', sk: 'LOAN#99' }
const PERSON = { fullName: PLANTED.name, mobile: PLANTED.phone, mail: PLANTED.email }

function aRoom(mapping: object) {
  const parsed = parseMapping(mapping)
  assert.ok('mapping' in parsed)
  const store = new MemoryCaseStore()
  const intake = new MemoryCaseIntake(store)
  const { workplace, parked, lines } = testWorkplace()
  const stored: PortfolioFact[] = []
  const put: MemoryCaseIntake['put'] = (fact, origin) => {
    isStorable(fact, origin.asOf)
    stored.push(fact)
    return intake.put(fact, origin)
  }
  const handle = createHandler({ ...workplace, intake: { put }, mapChange: compileMapping(parsed.mapping, hash) })
  return { handle, parked, lines, stored }
}

/** Values as a table can hold them: anything of JSON, and numbers of more digits than ours have. */
const image = fc
  .constantFrom<Json[]>(
    ...[{ ...LOAN_ITEM, customer: { ...LOAN_ITEM.customer, ...PERSON } }, PAYMENT_ITEM, STOP_ITEM].map((item) => [
      item,
    ]),
  )
  .chain(([item]) => mutated(item ?? null))
  .map((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { value }))

describe("the door of a lender's own table", () => {
  const removal = fc.constantFrom('INSERT' as const, 'MODIFY' as const, 'REMOVE' as const)
  attack(
    'a change that cannot be mapped is parked, and those beside it are stored',
    fc.tuple(image, image, removal),
    async ([now, before, eventName]) => {
      const { handle, parked, lines, stored } = aRoom(exampleFile('own-table'))
      const { Records } = tableChanges({ now: OTHER }, { eventName })
      const [good, bad] = Records
      const images = { NewImage: marshalled(now), OldImage: marshalled(before) }
      const event = { Records: [good, { ...bad, dynamodb: { ...bad?.dynamodb, ...images } }] }
      assert.deepEqual(await handle(event, context()), FINE)
      assert.ok(stored.some((fact) => fact.kind === 'loan' && fact.value.id === '99'))
      saysNothingOfAnybody(lines, parked)
      pollutesNothing()
    },
    { usual: 150 },
  )

  attack('an image of a shape that no table has is parked', hostileJson, async (NewImage) => {
    const { handle, lines, parked } = aRoom(exampleFile('own-table'))
    const [record] = tableChanges({}).Records
    const event = { Records: [{ ...record, dynamodb: { ...record?.dynamodb, NewImage } }] }
    assert.deepEqual(await handle(event, context()), FINE)
    saysNothingOfAnybody(lines, parked)
  })
})

describe("the door of a lender's messages", () => {
  const samples: readonly Json[] = [FINERACT_DUE, FINERACT_OVERDUE, FINERACT_RANGE].map((event) =>
    JSON.parse(JSON.stringify({ ...event, ...PERSON })),
  )
  const body = fc.constantFrom(...samples).chain(hostileBody)
  attack(
    'a message that cannot be mapped is parked, and the one beside it is stored',
    body,
    async (text) => {
      const { handle, parked, lines, stored } = aRoom(exampleFile('fineract-events'))
      const other = { ...FINERACT_DUE, data: { ...FINERACT_DUE.data, loanId: 99 }, client: { id: 7 } }
      assert.deepEqual(await handle(messages(text, other), context()), FINE)
      assert.ok(
        stored.some((fact) => fact.kind === 'loan' && fact.value.id.endsWith('99')),
        JSON.stringify(stored),
      )
      saysNothingOfAnybody(lines, parked)
      pollutesNothing()
    },
    { usual: 150 },
  )
})

describe('a mapping that reads every form', () => {
  const known = [
    '999999999999999',
    '9007199254740993',
    { toString: 'x' },
    ['2026', '11', { toString: null }],
    '\uD83D',
  ].flatMap((value): Json[] => Object.keys(IN_EVERY_FORM).map((key) => ({ ...IN_EVERY_FORM, [key]: value })))
  attack(
    'parks what is of none, and stores the change beside it',
    mutated(IN_EVERY_FORM),
    async (value) => {
      const { handle, parked, lines, stored } = aRoom(EVERY_FORM)
      assert.deepEqual(await handle(messages(value, { ...IN_EVERY_FORM, loan: 'l-99' }), context()), FINE)
      assert.ok(stored.some((fact) => fact.kind === 'loan' && fact.value.id === 'l-99'))
      saysNothingOfAnybody(lines, parked)
    },
    { known },
  )
})

function marshalled(value: object): object {
  return marshall(value, { removeUndefinedValues: true, allowImpreciseNumbers: true, convertClassInstanceToMap: true })
}
