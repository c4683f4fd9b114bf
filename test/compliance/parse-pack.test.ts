import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePack } from '../../shared/compliance/parse-pack.ts'
import { rule } from './approaches.ts'

const hours = rule('A', {
  kind: 'window',
  hours: [{ from: '08:00', to: '20:00' }],
  holidays: 'as-any-day',
  zone: 'every-plausible',
})
const cap = rule('B', {
  kind: 'cap',
  max: 1,
  within: { of: 'calendar', unit: 'day' },
  counts: 'contact',
  per: 'person',
  channelsTogether: true,
})

function errorsOf(changed: object, base: object = hours) {
  const parsed = parsePack({
    id: 'test',
    version: '1',
    binds: 'jurisdictions',
    jurisdictions: ['GB'],
    rules: [{ ...base, ...changed }],
  })
  return 'errors' in parsed ? parsed.errors : []
}

const BAD: readonly [fact: string, changed: object, base: object, path: string, problem: RegExp, mend: RegExp][] = [
  [
    'hours that close before they open',
    { hours: [{ from: '22:00', to: '08:00' }] },
    hours,
    '/rules/0/hours/0',
    /close before they open/,
    /"from" earlier than "to"/,
  ],
  [
    'a time that no clock shows',
    { hours: [{ from: '08:00', to: '25:00' }] },
    hours,
    '/rules/0/hours/0/to',
    /"25:00" is not a local time/,
    /HH:MM/,
  ],
  [
    'two stretches of hours on one day',
    {
      hours: [
        { from: '08:00', to: '12:00' },
        { days: ['sun'], from: '14:00', to: '18:00' },
      ],
    },
    hours,
    '/rules/0/hours',
    /two entries/,
    /one stretch/,
  ],
  [
    'a channel that does not exist',
    { channels: ['telegram'] },
    hours,
    '/rules/0/channels/0',
    /"telegram" does not fit/,
    /sms, email, voice, webhook, agent/,
  ],
  ['no channel', { channels: [] }, hours, '/rules/0/channels', /binds no channel/, /at least one/],
  [
    'a zone that does not exist',
    { zone: 'Mars/Olympus' },
    hours,
    '/rules/0/zone',
    /not an IANA time zone/,
    /Africa\/Lagos/,
  ],
  [
    'an end before the beginning',
    { effectiveFrom: '2026-09-01', effectiveTo: '2026-09-01' },
    hours,
    '/rules/0/effectiveTo',
    /ends before it begins/,
    /first day/,
  ],
  [
    'a date that does not exist',
    { effectiveFrom: '2026-02-31' },
    hours,
    '/rules/0/effectiveFrom',
    /"2026-02-31" is not a date/,
    /YYYY-MM-DD/,
  ],
  ['law without a citation', { status: 'law' }, hours, '/rules/0/citation', /has no citation/, /status "house"/],
  [
    'law whose source nobody read',
    { status: 'law', citation: 'Act 1', confidence: 'M' },
    hours,
    '/rules/0/confidence',
    /nobody has read/,
    /status "house"/,
  ],
  ['a cap of nothing', { max: 0 }, cap, '/rules/0/max', /not above zero/, /from 1/],
  ['half a contact', { max: 1.5 }, cap, '/rules/0/max', /1.5 does not fit "max"/, /whole number/],
  [
    'a span that is not known',
    { within: { of: 'lunar', unit: 'month' } },
    cap,
    '/rules/0/within/of',
    /"lunar" does not fit "of"/,
    /rolling,calendar/,
  ],
  ['a missing parameter', { per: undefined }, cap, '/rules/0/per', /"per" is missing/, /person, debt, account, point/],
  ['a misspelt condition', { purpose: ['overdue'] }, cap, '/rules/0/purpose', /"purpose" is not known/, /spelling/],
  ['a kind that is not known', { kind: 'curfew' }, cap, '/rules/0/kind', /"curfew" does not fit "kind"/, /window,cap/],
  [
    'a place outside the pack',
    { jurisdictions: ['FR'] },
    hours,
    '/rules/0/jurisdictions',
    /"FR" is not a place of this pack/,
    /add it/,
  ],
  [
    'lateness that is above itself',
    { daysPastDue: { min: 9, max: 3 } },
    hours,
    '/rules/0/daysPastDue',
    /range is empty/,
    /"min"/,
  ],
  [
    'a holiday that no calendar has',
    { holidays: { of: ['easter-x'], hours: 'closed' } },
    hours,
    '/rules/0/holidays/of/0',
    /not a holiday/,
    /easter-2/,
  ],
  [
    'purposes that are named and excepted',
    { purposes: ['overdue'], exceptPurposes: ['education'] },
    hours,
    '/rules/0/exceptPurposes',
    /names purposes twice/,
    /those that it is not/,
  ],
  [
    'a manner of software',
    { channels: ['sms'], manners: ['visit'] },
    hours,
    '/rules/0/manners',
    /only people have manners/,
    /"agent"/,
  ],
  [
    'a route to nobody',
    { kind: 'ban', effect: 'route' },
    rule('C', {}),
    '/rules/0/routeTo',
    /"effect" and "routeTo"/,
    /both or neither/,
  ],
  ['an exception that asks for nothing', { unless: [{}] }, hours, '/rules/0/unless/0', /asks for nothing/, /lifts/],
  ['a count that leaves nothing out', { excludes: {} }, cap, '/rules/0/excludes', /leaves nothing out/, /remove it/],
  [
    'the end of a rule that does not say it ended',
    { supersedes: ['B'] },
    hours,
    '/rules/0/supersedes',
    /"B" is no rule here that has ended/,
    /"effectiveTo"/,
  ],
  [
    'a time rule that hands on what it only delays',
    { effect: 'route', routeTo: 'agent' },
    hours,
    '/rules/0/effect',
    /only puts off/,
    /"flag" or "review"/,
  ],
  ['an id that is not one', { id: 'us f hours' }, hours, '/rules/0/id', /not a rule id/, /US-F-HOURS/],
]

for (const [fact, changed, base, path, problem, mend] of BAD) {
  test(`refuses ${fact}, saying where and how to mend it`, () => {
    const [error, ...others] = errorsOf(changed, base)
    assert.ok(error !== undefined)
    assert.deepEqual(others, [])
    assert.equal(error.path, path)
    assert.match(error.problem, problem)
    assert.match(error.mend, mend)
  })
}

test('reads a pack that is right', () => {
  assert.deepEqual(errorsOf({}), [])
  assert.deepEqual(errorsOf({ jurisdictions: ['GB-SCT'] }), [])
})

test('refuses a rule id that stands twice', () => {
  const parsed = parsePack({ id: 'test', version: '1', binds: 'everyone', rules: [hours, cap, hours] })
  assert.deepEqual(parsed, {
    errors: [{ path: '/rules/2/id', problem: '"A" stands here twice', mend: 'give each rule its own id' }],
  })
})

test('refuses what is not a pack at all', () => {
  for (const input of [undefined, null, 5, 'pack', [], {}]) assert.ok('errors' in parsePack(input))
  const parsed = parsePack({ id: 'test', version: '1', binds: 'everyone', rules: [] })
  assert.ok('errors' in parsed && /allows everything/.test(parsed.errors[0]?.problem ?? ''))
})
