import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadOf } from '../../../shared/aws/doctor/load-of.ts'
import { forecast } from '../../../shared/local/forecast/forecast.ts'
import { localPolicy } from '../../../shared/local/local-policy.ts'
import { shippedTemplates } from '../../../shared/messages/shipped-templates.ts'
import { shippedStrategy } from '../../../shared/strategy/shipped.ts'
import { DAY } from '../../../shared/time/instant.ts'
import { aCase, at } from '../../case/factories.ts'

const FORECAST = {
  from: '2026-11-01T00:00:00.000Z',
  until: '2026-11-11T00:00:00.000Z',
  contacts: 1_000_000,
  byChannel: { sms: 600_000, email: 400_000 },
  byLocalHour: [...new Array(9).fill(0), 500_000, 500_000, ...new Array(13).fill(0)],
  cost: { microDollars: 10_000_000_000 },
}

test('the fullest day is taken for twice the average, and its fullest hour for the share that the forecast has', () => {
  assert.deepEqual(loadOf(FORECAST), {
    emailsADay: 80_000,
    // 40,000 emails in the fullest of two equal hours.
    emailsASecond: 12,
    contactsASecond: 28,
    dollarsAMonth: 30_000,
  })
})

test('of a forecast with --against, the first is meant', () => {
  assert.deepEqual(loadOf({ forecast: FORECAST, against: { ...FORECAST, contacts: 1 } }), loadOf(FORECAST))
})

test('a forecast without a contact asks for nothing', () => {
  const nothing = {
    ...FORECAST,
    contacts: 0,
    byChannel: {},
    byLocalHour: new Array(24).fill(0),
    cost: { microDollars: 0 },
  }
  assert.deepEqual(loadOf(nothing), { emailsADay: 0, emailsASecond: 0, contactsASecond: 0, dollarsAMonth: 0 })
})

test('what the forecast command prints is understood', async () => {
  const start = at('2026-11-01T00:00:00Z')
  const policy = localPolicy({ strategy: shippedStrategy('gentle', { templates: shippedTemplates() }) })
  const printed = await forecast({ cases: [aCase()], future: [], policy, start, until: start + 30 * DAY })
  assert.ok(Object.values(loadOf(JSON.parse(JSON.stringify(printed)))).every((each) => Number.isInteger(each)))
})

test('anything else is no forecast', () => {
  assert.throws(() => loadOf({ contacts: 1 }))
})
