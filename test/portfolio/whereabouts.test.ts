import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Known, whereabouts } from '../../shared/portfolio/whereabouts.ts'
import { importText } from './import-text.ts'

const NEW_YORK = '+12125550142'
const CALIFORNIA = '+14155550142'

const where = (known: Partial<Known>) => {
  const { zones, jurisdictions } = whereabouts({ zones: [], jurisdictions: [], phones: [], ...known })
  return { zones, jurisdictions }
}

test('an address in New York and a number from California get the places and the zones of both, the address first', () => {
  assert.deepEqual(where({ jurisdictions: ['US'], postalCode: '12207', phones: [CALIFORNIA] }), {
    zones: ['America/New_York', 'America/Los_Angeles'],
    jurisdictions: ['US', 'US-NY', 'US-CA'],
  })
  assert.deepEqual(where({ jurisdictions: ['US-NY'], phones: [CALIFORNIA] }), {
    zones: ['America/New_York', 'America/Los_Angeles'],
    jurisdictions: ['US-NY', 'US-CA'],
  })
})

test('zones that the lender names stand, and the places of the numbers count all the same', () => {
  assert.deepEqual(where({ zones: ['America/Denver'], jurisdictions: ['US-NY'], phones: [CALIFORNIA] }), {
    zones: ['America/Denver'],
    jurisdictions: ['US-NY', 'US-CA'],
  })
})

test('a number that tells no more than the country adds nothing to an address in it', () => {
  assert.deepEqual(where({ jurisdictions: ['AU'], postalCode: '6000', phones: ['+61412345678'] }), {
    zones: ['Australia/Perth'],
    jurisdictions: ['AU', 'AU-WA'],
  })
  assert.deepEqual(where({ jurisdictions: ['US'], phones: ['+18005550142'] }), { zones: [], jurisdictions: ['US'] })
})

test('where the places say it all, no zone is written down', () => {
  assert.deepEqual(where({ jurisdictions: ['AU'], phones: ['+61412345678'] }), { zones: [], jurisdictions: ['AU'] })
  assert.deepEqual(where({ jurisdictions: ['CN'], phones: ['+8613800138000'] }), { zones: [], jurisdictions: ['CN'] })
  assert.deepEqual(where({ jurisdictions: ['US-TX'] }), { zones: [], jurisdictions: ['US-TX'] })
  assert.deepEqual(where({}), { zones: [], jurisdictions: [] })
})

test('a number of another country adds that country and all of its zones', () => {
  assert.deepEqual(where({ jurisdictions: ['CN'], phones: ['+85261234567'] }), {
    zones: ['Asia/Shanghai', 'Asia/Hong_Kong'],
    jurisdictions: ['CN', 'HK'],
  })
})

test('several numbers all count', () => {
  assert.deepEqual(where({ jurisdictions: ['US'], phones: [NEW_YORK, CALIFORNIA] }).zones, [
    'America/New_York',
    'America/Los_Angeles',
  ])
})

test('a number alone tells the zone and makes up for no address: the strictest rules bind', () => {
  assert.deepEqual(where({ phones: [CALIFORNIA] }), { zones: ['America/Los_Angeles'], jurisdictions: [] })
})

test('a state that the lender names stands beside what the postal area says', () => {
  assert.deepEqual(where({ jurisdictions: ['US-NY'], postalCode: '11201' }).jurisdictions, ['US-NY', 'US-NYC'])
  assert.deepEqual(where({ jurisdictions: ['US-NJ'], postalCode: '11201' }).jurisdictions, ['US-NJ', 'US-NY', 'US-NYC'])
})

test('which of the zones the address speaks for and which the numbers is noted where they disagree, and only there', () => {
  const sources = (known: Partial<Known>) =>
    whereabouts({ zones: [], jurisdictions: ['US'], phones: [CALIFORNIA], ...known }).zoneSources
  assert.deepEqual(sources({ postalCode: '12207' }), {
    address: ['America/New_York'],
    phone: ['America/Los_Angeles'],
  })
  assert.equal(sources({ postalCode: '94103' }), undefined)
  assert.equal(sources({}), undefined)
  assert.equal(sources({ postalCode: '12207', zones: ['America/Denver'] }), undefined)
})

test('a portfolio has its borrowers where their postal codes and numbers say, and keeps no postal code', async () => {
  const { facts } = await importText(
    [
      'asOf,borrower,name,locale,jurisdiction,postalCode,phone,loan,currency,amountDue,dueOn,status',
      `2026-11-02T00:00:00Z,b-1,Ada Fern,en,US,12207,${CALIFORNIA},l-1,USD,10.00,2026-11-10,scheduled`,
    ].join('\n'),
  )
  const [borrower] = facts.flatMap((fact) => (fact.kind === 'borrower' ? [fact.value] : []))
  assert.deepEqual(borrower?.zones, ['America/New_York', 'America/Los_Angeles'])
  assert.deepEqual(borrower?.jurisdictions, ['US', 'US-NY', 'US-CA'])
  assert.ok(!JSON.stringify(facts).includes('12207'))
})
