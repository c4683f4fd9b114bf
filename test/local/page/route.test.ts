import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressOf, parseRoute, type Route } from '../../../shared/local/page/browser/route.ts'

const places: readonly Exclude<Route, { place: 'nowhere' }>[] = [
  { place: 'overview' },
  { place: 'outbox', tab: 'sms' },
  { place: 'outbox', tab: 'other' },
  { place: 'borrowers', query: '', state: undefined },
  { place: 'borrowers', query: '王 & Söhne?', state: 'overdue' },
  { place: 'borrower', id: 'b-0001' },
  { place: 'outcomes', by: 'step' },
]

describe('an address', () => {
  it('leads back to the place that it was written for', () => {
    for (const place of places) assert.deepEqual(parseRoute(addressOf(place)), place)
  })

  it('that is empty leads to the overview', () => {
    assert.deepEqual(parseRoute(''), { place: 'overview' })
  })

  it('that nothing answers to leads nowhere', () => {
    assert.deepEqual(parseRoute('#/ledger'), { place: 'nowhere' })
    assert.deepEqual(parseRoute('#/borrower/'), { place: 'nowhere' })
  })

  it('with an unknown state asks for all states', () => {
    assert.deepEqual(parseRoute('#/borrowers?state=happy'), { place: 'borrowers', query: '', state: undefined })
  })

  it('with a broken escape is taken as it stands', () => {
    assert.deepEqual(parseRoute('#/borrower/%E0%A4'), { place: 'borrower', id: '%E0%A4' })
  })
})
