import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { flatFile, flatRow } from '../../portfolio/import-text.ts'
import { aFile } from '../temporary-file.ts'
import { launch, run } from './command.ts'

const AS_OF = ['--as-of', '2026-11-02']

test('runs the sample to its end and sums it up', async () => {
  const { code, out, errors } = await run('start', '--headless', '--days', '10')
  assert.deepEqual([code, errors], [0, ''])
  assert.match(out, /^Read \d+ rows of NDJSON/)
  assert.match(out, /From 2026-11-02T00:00:00.000Z to 2026-11-12T00:00:00.000Z, strategy gentle@1\./)
  assert.match(out, /\d+ contacts with \d+ of 500 borrowers:/)
})

test('counts what was handed to a person apart from the contacts, which its channels add up to', async () => {
  const { out } = await run('start', '--headless', '--days', '20')
  const [, contacts, byChannel = ''] =
    /(\d+) contacts with .*:\n((?: {2}.*\n)+)Handed to a person:\n {2}steps +\d+\n/.exec(out) ?? []
  const numbers = byChannel.match(/\d+/g) ?? []
  assert.equal(
    numbers.reduce((sum, number) => sum + Number(number), 0),
    Number(contacts),
  )
})

test('starts on the day that is asked for, with the strategy that is asked for', async () => {
  const { out } = await run('start', '--headless', '--days', '3', '--from', '2027-03-01', '--strategy', 'education')
  assert.match(out, /From 2027-03-01T00:00:00.000Z to 2027-03-04T00:00:00.000Z, strategy education@1\./)
})

test('loads the good rows of a file, tells what is wrong with the bad one, and writes it down', async (context) => {
  const bad = flatRow({ borrower: 'B2', loan: 'L2', dueOn: '2026-02-31' })
  const path = await aFile(context, 'portfolio.csv', flatFile(flatRow(), bad))
  const { code, out } = await run('start', '--headless', '--portfolio', path, ...AS_OF)
  assert.equal(code, 0)
  assert.match(out, /Loaded 1 borrowers, 1 loans/)
  assert.match(out, /Refused 1 rows:\n {2}line 3, dueOn: "2026-02-31" is not a .*\./)
  const refusedPath = path.replace('.csv', '.refused.csv')
  assert.ok(out.includes(`The refused rows are in ${refusedPath}.`))
  const [header, row] = (await readFile(refusedPath, 'utf8')).split('\n')
  assert.match(header ?? '', /^line,field,problem,mend,asOf,borrower,/)
  assert.ok(row?.startsWith('3,dueOn,') && row.endsWith(bad.replace('+', "'+")))
})

test('fails with a plain message where the refused rows cannot be written down', async (context) => {
  const path = await aFile(context, 'portfolio.csv', flatFile(flatRow(), flatRow({ loan: 'L2', dueOn: 'soon' })))
  await mkdir(path.replace('.csv', '.refused.csv'))
  const { code, errors } = await run('start', '--headless', '--portfolio', path, ...AS_OF)
  assert.equal(code, 1)
  assert.match(errors, /^\S+portfolio\.refused\.csv is a folder; name a file\.\n$/)
})

test('writes no file of refused rows where none was refused', async (context) => {
  const path = await aFile(context, 'portfolio.csv', flatFile(flatRow()))
  const { out } = await run('start', '--headless', '--portfolio', path, ...AS_OF)
  assert.doesNotMatch(out, /refused/i)
  await assert.rejects(readFile(path.replace('.csv', '.refused.csv')), { code: 'ENOENT' })
})

const USAGE_ERRORS = [
  [['--colour'], /Unknown option '--colour'[\s\S]*See --help/],
  [['--portfolio', 'a.csv', '--portfolio', 'b.csv'], /^--portfolio is given twice; give it once\.$/],
  [['--days', 'ten'], /^--days ten is not a whole number from 1 to 3650\.$/],
  [['--days', '0'], /from 1 to 3650/],
  [['--speed', '1000000'], /^--speed 1000000 is not a whole number from 1 to 86400\.$/],
  [['--port', '70000'], /from 0 to 65535/],
  [['--from', '2026-02-31'], /^--from 2026-02-31 is neither a date \(2026-11-02\) nor an instant/],
  [['--from', '1999-01-01'], /not between 2010-01-01 and 2050-01-01/],
  [['--encoding', 'ebcdic'], /--encoding ebcdic is not known; choose one of utf-8,/],
  [['--portfolio', 'nowhere.csv'], /^There is no file nowhere\.csv; check how its name is written\.$/],
  [['--portfolio', '.'], /^\. is a folder; name a file\.$/],
  [
    ['--portfolio', '/dev/null'],
    /^\/dev\/null can be read only once, and a portfolio is read in passes; write it to a file/,
  ],
  [['--strategy', '.'], /^\. is a folder; name a file\.$/],
  [['--strategy', 'fierce'], /^There is no strategy file fierce; .* gentle, early-delinquency, education\.$/],
] as const

for (const [args, message] of USAGE_ERRORS) {
  test(`answers ${args.join(' ')} with what to write instead`, async () => {
    const { code, out, errors } = await run('start', '--headless', ...args)
    assert.deepEqual([code, out], [1, ''])
    assert.match(errors.trim(), message)
    assert.doesNotMatch(errors, /\n {4}at /, 'a stack is of no use to the user')
  })
}

test('answers a strategy that is no JSON, or asks for what is unknown, with the place and the mend', async (context) => {
  const broken = await run('start', '--headless', '--strategy', await aFile(context, 'broken.json', '{ "id": '))
  assert.equal(broken.code, 1)
  assert.match(broken.errors, /broken\.json can't be used:\n1 thing to mend:/)
  const unknown = JSON.stringify({
    id: 'mine',
    version: '1',
    description: 'Mine.',
    steps: [{ id: 'a', when: 'someday' }],
  })
  const wrong = await run('start', '--headless', '--strategy', await aFile(context, 'wrong.json', unknown))
  assert.equal(wrong.code, 1)
  assert.match(wrong.errors, /\/steps\/0\/when/)
})

test('answers an empty portfolio with what to put into it', async (context) => {
  const { code, errors } = await run('start', '--headless', '--portfolio', await aFile(context, 'empty.csv', ''))
  assert.equal(code, 1)
  assert.match(errors, /empty\.csv can't be loaded: The file is empty\. Give a header and at least one row\./)
})

test('shows its options when asked', async () => {
  const { code, out } = await run('start', '--help')
  assert.equal(code, 0)
  for (const option of ['--portfolio', '--strategy', '--from', '--speed', '--headless']) assert.ok(out.includes(option))
})

test('serves the page with its clock running at the speed asked for, until Ctrl+C', async (context) => {
  const { url, ended, stop } = await served(context, '--port', '0', '--speed', '60')
  const overview = await (await fetch(new URL('api/overview', url))).json()
  assert.deepEqual([overview.clock.state, overview.clock.speed], ['playing', 60])
  stop()
  const { code, out } = await ended
  assert.equal(code, 0)
  assert.match(out, /\nStopped\.\n$/)
})

test('takes a free port where the usual one is taken and none was asked for', async (context) => {
  await occupy(context, 4300)
  const { url, ended, stop } = await served(context)
  assert.notEqual(url.port, '4300')
  stop()
  assert.match((await ended).out, /Port 4300 is taken by another program, so a free one is used\./)
})

test('insists on a port that was asked for', async (context) => {
  const port = await occupy(context, 0)
  const { code, errors } = await run('start', '--port', String(port))
  assert.equal(code, 1)
  assert.match(errors, new RegExp(`^Port ${port} is taken by another program\\. Choose another with --port`))
})

async function served(context: TestContext, ...args: readonly string[]) {
  const { promise: ended, resolve: end } = Promise.withResolvers<{ code: number | null; out: string }>()
  const { promise: opened, resolve: open, reject } = Promise.withResolvers<URL>()
  const child = launch('start', args, (_error, out) => {
    reject(new Error(`the page was not served: ${out}`))
    end({ code: child.exitCode, out })
  })
  context.after(() => child.kill('SIGKILL'))
  child.stdout?.on('data', (text: string) => {
    const [, url] = /Open (\S+)/.exec(text) ?? []
    if (url !== undefined) open(new URL(url))
  })
  return { url: await opened, ended, stop: () => child.kill('SIGINT') }
}

/** Listens at a port for as long as the test runs, unless another program does so already. */
async function occupy(context: TestContext, port: number): Promise<number> {
  const server = createServer()
  context.after(() => server.close())
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
  })
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : port
}
