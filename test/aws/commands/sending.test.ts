import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fromItem, toItem } from '../../../shared/aws/items/attributes.ts'
import { aFile } from '../../local/temporary-file.ts'
import { json } from '../stand-in.ts'
import { anOperator, TOLD } from './operator.ts'

const PROD = ['--stage', 'prod'] as const
const KEY = json({ SecretString: JSON.stringify({ key: Buffer.alloc(32).toString('base64') }) })
const NOBODY = 'record,borrower,at\n'

function standing(more: object) {
  return toItem({ pk: 'CONTROL', sk: 'STANDING', v: 1, ...more })
}

describe('sending show', () => {
  test('says that a new stage observes', async (t) => {
    const { run, control } = await anOperator(t)
    const { code, out } = await run('sending', ...PROD, 'show')
    assert.equal(code, 0)
    assert.match(out, /^prod observes: .*\nNothing is paused\.\nNo feed has been heard of yet\.\n$/)
    assert.equal(control.size, 0)
  })

  test('says the share, the pauses and the age of each feed, and counts addresses', async (t) => {
    const { run, control } = await anOperator(t)
    const ramp = { perMille: 55, dailyCeiling: 500 }
    control.set('STANDING', standing({ mode: 'live', ramp, allowList: ['+12025550123'] }))
    const pause = { id: 'p-1', scope: { of: 'country', country: 'CN' }, by: 'maya', why: 'a holiday' }
    control.set(
      'PAUSE#p-1',
      toItem({ pk: 'CONTROL', sk: 'PAUSE#p-1', v: 1, ...pause, from: '2026-11-02T06:00:00.000Z' }),
    )
    control.set('FEED#loans', toItem({ pk: 'CONTROL', sk: 'FEED#loans', v: 1, asOf: '2026-11-02T06:00:00.000Z' }))
    const { out } = await run('sending', ...PROD, 'show')
    assert.match(out, /^prod is live for 5\.5 % of the borrowers, with at most 500 contacts a day/)
    assert.match(out, /Only the 1 addresses/)
    assert.match(out, /p-1 {3}country=CN, by maya since 2026-11-02T06:00:00\.000Z until somebody resumes: a holiday/)
    assert.match(
      out,
      /Feeds \(fresh for 26 hours\):\n {2}loans {3}true at 2026-11-02T06:00:00\.000Z, [\d.]+ hours old: too old/,
    )
    assert.doesNotMatch(out, /1202/)
  })
})

describe('sending live', () => {
  test('takes a share live over the table that is there, once the opt-outs are loaded', async (t) => {
    const file = await aFile(t, 'opt-outs.csv', `${NOBODY}opt-out,b-1,2026-10-01T00:00:00Z\n`)
    const { run, control, asked } = await anOperator(t, {}, { GetSecretValue: KEY })
    const before = Date.now()
    const { code, out, errors } = await run(
      'sending',
      ...PROD,
      'live',
      '--share',
      '5',
      '--ceiling',
      '500',
      '--opt-outs',
      file,
    )
    assert.equal(code, 0, errors)
    const knownSince = fromItem(control.get('STANDING') ?? {}).linksKnownSince
    assert.ok(Date.parse(String(knownSince)) >= before)
    assert.deepEqual(fromItem(control.get('STANDING') ?? {}), {
      pk: 'CONTROL',
      sk: 'STANDING',
      v: 1,
      mode: 'live',
      ramp: { perMille: 50, dailyCeiling: 500 },
      casesTable: 'table-1',
      linksKnownSince: knownSince,
    })
    const puts = asked('PutItem').map(({ fields }) => fields.TableName)
    assert.deepEqual(puts, ['cases', 'control'], 'the opt-outs come first')
    assert.match(out, /Loaded 1 holds and 0 closed addresses/)
    assert.match(out, /prod is live for 5 %/)
  })

  test('goes on with the links of messages from when the stage was live before, and with none of before the first time', async (t) => {
    const file = await aFile(t, 'opt-outs.csv', NOBODY)
    const { run, control } = await anOperator(t, {}, { GetSecretValue: KEY })
    const linksKnownSince = '2026-11-02T06:00:00.000Z'
    control.set('STANDING', standing({ mode: 'live', casesTable: 'table-1', linksKnownSince }))
    const stands = () => fromItem(control.get('STANDING') ?? {}).linksKnownSince
    await run('sending', ...PROD, 'observe')
    assert.equal(stands(), linksKnownSince)
    await run('sending', ...PROD, 'live', '--share', '5', '--opt-outs', file)
    assert.equal(stands(), linksKnownSince)
    control.set('STANDING', standing({ mode: 'live', casesTable: 'table-1' }))
    await run('sending', ...PROD, 'live', '--share', '5', '--opt-outs', file)
    assert.equal(stands(), undefined, 'who went live before this was noted loses no link')
  })

  test('is refused without a file of opt-outs, and changes nothing', async (t) => {
    const { run, control } = await anOperator(t)
    const { code, errors } = await run('sending', ...PROD, 'live', '--share', '5')
    assert.equal(code, 1)
    assert.match(errors, /^Name the file of those who asked not to be contacted \(--opt-outs FILE\)/)
    assert.equal(control.size, 0)
  })

  test('is refused while one opt-out can’t be read, or its file is not there', async (t) => {
    const wrong = await aFile(t, 'opt-outs.csv', `${NOBODY}opt-out,b-1,last year\n`)
    const { run, control } = await anOperator(t, {}, { GetSecretValue: KEY })
    for (const [file, message] of [
      [wrong, /^Rows of the opt-outs that can't be read: 1/],
      ['nowhere.csv', /^There is no file nowhere\.csv/],
    ] as const) {
      const { code, errors } = await run('sending', ...PROD, 'live', '--share', '5', '--opt-outs', file)
      assert.equal(code, 1)
      assert.match(errors, message)
      assert.equal(control.size, 0)
    }
  })

  test('needs a list of addresses where people are not to be reached', async (t) => {
    const file = await aFile(t, 'opt-outs.csv', NOBODY)
    const { run, control } = await anOperator(t, {}, { GetSecretValue: KEY })
    const live = ['sending', '--stage', 'dev', 'live', '--share', '100', '--opt-outs', file] as const
    const refused = await run(...live)
    assert.equal(refused.code, 1)
    assert.match(refused.errors, /^In dev people are not to be reached/)
    assert.equal(control.size, 0)
    await run(...live, '--allow', '+1 202-555-0123', '--allow', 'Ada@Bank.Example')
    assert.deepEqual(fromItem(control.get('STANDING') ?? {}).allowList, ['+12025550123', 'ada@bank.example'])
  })

  test('is refused over a restored table, which it would declare to be the right one', async (t) => {
    const file = await aFile(t, 'opt-outs.csv', NOBODY)
    const { run, control } = await anOperator(t, {}, { GetSecretValue: KEY })
    control.set('STANDING', standing({ mode: 'live', casesTable: 'table-0' }))
    const { code, errors } = await run('sending', ...PROD, 'live', '--share', '5', '--opt-outs', file)
    assert.equal(code, 1)
    assert.match(errors, /npm run recover with --resume first/)
    assert.equal(fromItem(control.get('STANDING') ?? {}).casesTable, 'table-0')
  })
})

test('sending observe stops sending and remembers over which table the stage went live', async (t) => {
  const { run, control } = await anOperator(t)
  control.set('STANDING', standing({ mode: 'live', ramp: { perMille: 50 }, casesTable: 'table-0' }))
  const { out } = await run('sending', ...PROD, 'observe', '--allow', '+12025550123')
  const { mode, ramp, casesTable, allowList } = fromItem(control.get('STANDING') ?? {})
  assert.deepEqual([mode, ramp, casesTable, allowList], ['observe', undefined, 'table-0', ['+12025550123']])
  assert.match(out, /^prod observes/)
})

describe('sending pause', () => {
  test('holds at once, whatever this machine’s clock says, until it is resumed', async (t) => {
    const { run, control } = await anOperator(t)
    const before = Date.now()
    const paused = await run(
      'sending',
      ...PROD,
      'pause',
      '--scope',
      'channel=sms',
      '--why',
      'a wrong import',
      '--by',
      'maya',
    )
    assert.equal(paused.code, 0)
    const [item] = control.values()
    const { id, scope, by, why, from, until } = fromItem(item ?? {})
    assert.deepEqual([scope, by, why, until], [{ of: 'channel', channel: 'sms' }, 'maya', 'a wrong import', undefined])
    assert.ok(Date.parse(String(from)) <= before - 14 * 60_000)
    assert.match(paused.out, new RegExp(`${id} {3}channel=sms, by maya`))
    const resumed = await run('sending', ...PROD, 'resume', String(id))
    assert.equal(resumed.code, 0)
    assert.match(resumed.out, /Nothing is paused/)
    assert.equal(control.size, 0)
  })

  test('ends by itself where it is said when', async (t) => {
    const { run, control } = await anOperator(t)
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const all = ['sending', ...PROD, 'pause', '--scope', 'all', '--why', 'x'] as const
    assert.equal((await run(...all, '--until', tomorrow, '--by', 'maya')).code, 0)
    assert.equal(fromItem([...control.values()][0] ?? {}).until, tomorrow)
    assert.match((await run(...all, '--until', '2026-01-01')).errors, /^--until 2026-01-01 is over/)
  })

  test('is refused without a scope that is known or a reason', async (t) => {
    const { run, control } = await anOperator(t)
    assert.match((await run('sending', ...PROD, 'pause', '--why', 'x')).errors, /^Say what to pause/)
    assert.match((await run('sending', ...PROD, 'pause', '--scope', 'all')).errors, /^Say why/)
    assert.equal(control.size, 0)
  })
})

test('resuming what is not paused names what is', async (t) => {
  const { run, control } = await anOperator(t)
  assert.match((await run('sending', ...PROD, 'resume', 'p-1')).errors, /^Name the pause that ends: nothing is paused/)
  control.set('STANDING', standing({ mode: 'live', casesTable: 'table-0' }))
  const { errors } = await run('sending', ...PROD, 'resume', 'restored-table')
  assert.match(errors, /npm run recover with --resume/)
})

describe('every command about a stage', () => {
  test('says what it lacks, with what to write instead', async (t) => {
    const { run } = await anOperator(t)
    for (const [args, message] of [
      [['show'], /^Name the stage/],
      [['--stage', 'prud', 'show'], /^The stage "prud" has no stack Duewell-prud/],
      [['--stage', 'prod'], /^Say what to do: show, observe, live, pause, resume\./],
      [['--stage', 'prod', 'shout'], /^Say what to do/],
      [['--stage', 'prod', 'show', 'more'], /^Too many words/],
      [['--stage', 'prod', '--loud', 'show'], /^Unknown option '--loud'/],
    ] as const) {
      const { code, errors } = await run('sending', ...args)
      assert.equal(code, 1)
      assert.match(errors, message)
    }
  })

  test('tells a refusal of AWS by its name and not by its words', async (t) => {
    const { run } = await anOperator(
      t,
      { functions: { old: { ...TOLD, FRESH_FOR_SECONDS: '1' } } },
      {
        'GET /2015-03-31/functions/old/configuration': {
          status: 403,
          headers: { 'x-amzn-errortype': 'AccessDeniedException' },
          body: '{"Message":"not for +12025550123"}',
        },
      },
    )
    const { code, errors } = await run('sending', ...PROD, 'show')
    assert.equal(code, 1)
    assert.match(errors, /^AWS could not be asked \(AccessDeniedException\)\. Use credentials/)
    assert.doesNotMatch(errors, /1202/)
  })
})
