import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Forecast } from '../../../shared/local/forecast/forecast.ts'
import { writeDifference, writeForecast } from '../../../shared/local/forecast/write-forecast.ts'

function aForecast(overrides: Partial<Forecast> = {}): Forecast {
  return {
    strategy: 'gentle@1',
    packs: 'cn@1+us@1',
    from: '2026-11-02T00:00:00.000Z',
    until: '2026-12-02T00:00:00.000Z',
    borrowers: 10,
    reached: 4,
    contacts: 8,
    byChannel: { sms: 6, email: 2 },
    byStep: { 'before-due': 5, 'due-today': 3 },
    byCountry: { CN: { sms: 6 }, US: { email: 2 } },
    byLocalHour: Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 8 : 0)),
    segments: 7,
    cost: { microDollars: 91_320, assumed: 50_000 },
    deferrals: { 'CN-HOURS': 3 },
    refusals: {},
    handedOver: 1,
    mostContacted: [{ borrower: 'b-7', contacts: 3 }],
    ...overrides,
  }
}

test('writes the figures as Markdown, and leaves out tables that would be empty', () => {
  const text = writeForecast(aForecast())
  assert.ok(text.startsWith('## Forecast of gentle@1\n\nFrom 2026-11-02'))
  assert.match(
    text,
    /8 contacts with 4 of 10 borrowers; 7 SMS segments; \$0\.09 at list prices, of which \$0\.05 is assumed; 1 step handed to a person\./,
  )
  for (const row of [
    '| sms | 6 |',
    '| before-due | 5 |',
    '| CN | sms 6 |',
    '| 09:00 | 8 |',
    '| CN-HOURS | 3 |',
    '| b-7 | 3 |',
  ]) {
    assert.ok(text.includes(row), row)
  }
  assert.doesNotMatch(text, /Refused by|10:00|\n\n\n/)
})

test('tells the difference between two strategies in words that a reviewer can paste', () => {
  const after = aForecast({
    strategy: 'house@2',
    contacts: 12,
    reached: 4,
    handedOver: 0,
    segments: 8,
    cost: { microDollars: 150_000, assumed: 0 },
    byChannel: { sms: 12 },
    byStep: { 'before-due': 5, 'overdue-1': 7 },
    byCountry: { CN: { sms: 12 } },
    deferrals: { 'CN-HOURS': 1 },
    refusals: { 'no-contact-point': 2 },
    mostContacted: [{ borrower: 'b-7', contacts: 4 }],
  })
  assert.equal(
    writeDifference(aForecast(), after),
    `## house@2 instead of gentle@1

Over the same portfolio and days, house@2 makes 12 contacts instead of 8 (4 more, 50.0 %).
It reaches 4 borrowers as before and hands 0 steps instead of 1 (1 fewer, 100.0 %) to a person.
It sends 8 SMS segments instead of 7 (1 more, 14.3 %) and costs $0.15 instead of $0.09.
The most contacted borrower hears from us 4 times instead of 3 (1 more, 33.3 %).

| Channel | gentle@1 | house@2 | Difference |
| --- | ---: | ---: | ---: |
| sms | 6 | 12 | +6 |
| email | 2 | 0 | -2 |

| Step | gentle@1 | house@2 | Difference |
| --- | ---: | ---: | ---: |
| before-due | 5 | 5 | 0 |
| due-today | 3 | 0 | -3 |
| overdue-1 | 0 | 7 | +7 |

| Country | gentle@1 | house@2 | Difference |
| --- | ---: | ---: | ---: |
| CN | 6 | 12 | +6 |
| US | 2 | 0 | -2 |

| Put off by | gentle@1 | house@2 | Difference |
| --- | ---: | ---: | ---: |
| CN-HOURS | 3 | 1 | -2 |

| Refused by | gentle@1 | house@2 | Difference |
| --- | ---: | ---: | ---: |
| no-contact-point | 0 | 2 | +2 |
`,
  )
})

test('compares with a strategy that makes no contact at all', () => {
  const silent = aForecast({ contacts: 0, reached: 0, mostContacted: [], byChannel: {}, byStep: {}, byCountry: {} })
  const text = writeDifference(silent, aForecast())
  assert.match(text, /makes 8 contacts instead of 0 \(8 more\)\./)
  assert.doesNotMatch(text, /NaN|Infinity|undefined/)
})
