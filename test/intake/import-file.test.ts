import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { PortfolioRefused } from '../../shared/portfolio/portfolio-refused.ts'
import { DAY, HOUR, MINUTE } from '../../shared/time/instant.ts'
import { AS_OF, BORROWER, flatFile, flatRow, records } from '../portfolio/import-text.ts'
import { anImportRoom, importInto, KilledError } from './import-room.ts'
import { borrowerRow, EVERYTHING, fullFile, header, LATER, loanRow, range } from './portfolio-text.ts'

describe('an import', () => {
  test('stores what the file says and tells what became of it', async () => {
    const { room, store, feeds } = anImportRoom()
    const { finished, refusedFile } = await importInto(room, EVERYTHING)
    assert.equal(store.size, 2)
    assert.equal(store.peek('B2')?.loans[0]?.status, 'overdue')
    assert.deepEqual(
      store.peek('B2')?.plan.contacts.map(({ id }) => id),
      ['C2', 'C1'],
    )
    assert.deepEqual(
      store.peek('B1')?.holds.map(({ kind }) => kind),
      ['dispute'],
    )
    assert.deepEqual(
      store.peek('B2')?.closedPoints.map(({ why }) => why),
      ['opted-out'],
    )
    const { stored, older, refused, fresh, feed, rows } = finished!
    assert.deepEqual(
      { stored, older, refused, fresh, feed, rows },
      { stored: 10, older: 0, refused: 2, fresh: true, feed: 'core', rows: 13 },
    )
    assert.equal(refusedFile.trim().split('\n').length, 2)
    assert.deepEqual(feeds, { core: AS_OF })
  })

  test("a loan carries the feed that reported it and when; a file that names none is the deployment's own", async () => {
    const { room, store, feeds } = anImportRoom()
    await importInto(room, records(header('delta'), borrowerRow(1), loanRow(1)))
    await importInto(
      room,
      `asOf,${flatFile(flatRow({ borrower: 'B9', loan: 'L9' })).replace('\n', '\n2026-11-02T00:00:00Z,')}`,
    )
    assert.deepEqual(
      ['B1', 'B9'].map((id) => store.peek(id)?.loans[0]).map((loan) => [loan?.feed, loan?.asOf]),
      [
        ['core', AS_OF],
        ['own', AS_OF],
      ],
    )
    assert.deepEqual(feeds, { core: AS_OF, own: AS_OF })
  })

  test('never stores a loan before what protects its borrower', async () => {
    const { room, puts } = anImportRoom()
    await importInto(room, EVERYTHING)
    const order = puts.map(({ kind }) => (['hold', 'closed-point'].includes(kind) ? 0 : kind === 'loan' ? 2 : 1))
    assert.deepEqual(order, order.toSorted())
  })

  test('stores nothing when it is repeated', async () => {
    const { room, state } = anImportRoom()
    await importInto(room, EVERYTHING)
    const before = state()
    const { finished } = await importInto(room, EVERYTHING)
    assert.deepEqual([finished?.stored, finished?.older], [0, 10])
    assert.deepEqual(state(), before)
  })

  test("yesterday's file after today's changes nothing", async () => {
    const { room, store, feeds } = anImportRoom({ now: LATER })
    const day = (asOf: number, status: string) => records(header('delta', asOf), borrowerRow(1), loanRow(1, { status }))
    await importInto(room, day(LATER, 'paid'))
    await importInto(room, day(AS_OF, 'late'))
    assert.equal(store.peek('B1')?.loans[0]?.status, 'paid')
    assert.deepEqual(feeds, { core: LATER })
  })

  test('a file that claims to be from the future is refused whole: it would make every later one look old', async () => {
    const { room, store } = anImportRoom({ now: AS_OF - HOUR })
    const { error } = await importInto(room, EVERYTHING)
    assert.ok(error instanceof PortfolioRefused)
    assert.match(error.message, /still to come/)
    assert.equal(store.size, 0)
    const slightly = await importInto(anImportRoom({ now: AS_OF - MINUTE }).room, EVERYTHING)
    assert.equal(slightly.finished?.stored, 10)
  })

  test('a payment that is expected to settle is pending until a later file says that it has', async () => {
    const { room, store } = anImportRoom()
    const payment = { record: 'payment', borrower: 'B1', loan: 'L1', payment: 'P1', amount: '20', at: '2026-10-20' }
    const text = records(header('delta'), borrowerRow(1), loanRow(1), { ...payment, settledAt: '2026-11-20' })
    const { finished } = await importInto(room, text)
    assert.equal(store.peek('B1')?.payments[0]?.state, 'pending')
    assert.equal(finished?.later, 1)
  })

  test('a feed is not fresh by a file of which more than a tenth was refused', async () => {
    const { room, feeds } = anImportRoom()
    const rows = range(1, 21).flatMap((n) => [borrowerRow(n), loanRow(n, n <= 6 ? { status: 'quux' } : {})])
    const { finished } = await importInto(room, records(header('delta'), ...rows))
    assert.deepEqual([finished?.refused, finished?.fresh, feeds], [6, false, {}])
    assert.match(finished?.toDo ?? '', /Mend them/)
  })
})

describe('an import that is interrupted', () => {
  test('at any write, and then repeated from where it says, stores what one whole import stores', async () => {
    const whole = anImportRoom()
    await importInto(whole.room, EVERYTHING)
    for (let write = 0; write < 10; write += 1) {
      const { room, kill, state, feeds } = anImportRoom()
      kill(write)
      const { error, progress } = await importInto(room, EVERYTHING)
      assert.ok(error instanceof KilledError)
      kill(Infinity)
      const { finished, refusedFile } = await importInto(room, EVERYTHING, { progress })
      assert.deepEqual(state(), whole.state(), `killed at write ${write}`)
      assert.deepEqual([finished?.refused, refusedFile.trim().split('\n').length], [2, 2])
      assert.deepEqual(finished?.facts, { borrower: 2, loan: 2, payment: 1, hold: 2, 'closed-point': 1, contact: 2 })
      assert.deepEqual(feeds, { core: AS_OF })
    }
  })

  test('whenever, and however often: any chain of runs equals one, whatever the pieces that it is read in', async () => {
    const whole = anImportRoom()
    await importInto(whole.room, EVERYTHING)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ batches: fc.integer({ min: 1, max: 9 }), chunkSize: fc.integer({ min: 40, max: 600 }) })),
        async (runs) => {
          const { room, state } = anImportRoom()
          let progress = (await importInto(room, EVERYTHING, { mayGoOn: () => false })).progress
          for (const { batches, chunkSize } of runs) {
            let left = batches
            const mayGoOn = () => --left > 0
            progress = (await importInto(room, EVERYTHING, { progress, mayGoOn, chunkSize })).progress
          }
          const { finished } = await importInto(room, EVERYTHING, { progress })
          assert.deepEqual(state(), whole.state())
          assert.deepEqual([finished?.stored, finished?.older], [10, 0])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('goes on behind what is stored: it writes nothing twice', async () => {
    const { room, puts } = anImportRoom()
    let batches = 0
    const { progress, finished } = await importInto(room, EVERYTHING, { mayGoOn: () => ++batches < 12 })
    assert.equal(finished, undefined)
    const before = puts.length
    assert.ok(before > 0 && before < 10)
    await importInto(room, EVERYTHING, { progress })
    assert.equal(puts.length, 10)
  })
})

describe('any prefix of an import followed by the whole of it', () => {
  test('equals the whole', async () => {
    const rows = EVERYTHING.trim().split('\n')
    const whole = anImportRoom()
    await importInto(whole.room, EVERYTHING)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: rows.length }), async (length) => {
        const { room, state } = anImportRoom()
        await importInto(room, `${rows.slice(0, length).join('\n')}\n`)
        await importInto(room, EVERYTHING)
        assert.deepEqual(state(), whole.state())
      }),
      { numRuns: 30 },
    )
  })

  test('in whatever order files of different days come, the newest word of each loan stands', async () => {
    const statuses = ['current', 'past due', 'paid', 'dispute']
    const file = fc.record({
      day: fc.integer({ min: 0, max: 6 }),
      loans: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 6 }), async (files) => {
        const { room, store } = anImportRoom({ now: AS_OF + 9 * DAY })
        const newest = new Map<number, number>()
        for (const { day, loans } of files) {
          const status = statuses[day % statuses.length]
          const rows = loans.flatMap((n) => [borrowerRow(n), loanRow(n, { status })])
          await importInto(room, records(header('delta', AS_OF + day * DAY), ...rows))
          for (const n of loans) newest.set(n, Math.max(newest.get(n) ?? 0, day))
        }
        for (const [n, day] of newest) assert.equal(store.peek(`B${n}`)?.loans[0]?.asOf, AS_OF + day * DAY)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a full file', () => {
  test('has the loans that it lacks marked as missing, and names them', async () => {
    const { room, store } = anImportRoom({ now: LATER })
    await importInto(room, fullFile(range(1, 41)))
    const { finished } = await importInto(room, fullFile(range(3, 41), LATER))
    assert.deepEqual(
      range(1, 5).map((n) => store.peek(`B${n}`)?.loans[0]?.missingSince),
      [LATER, LATER, undefined, undefined],
    )
    assert.deepEqual(finished?.missing, {
      loans: 2,
      of: 40,
      marked: true,
      named: [
        { borrower: 'B1', loan: 'L1' },
        { borrower: 'B2', loan: 'L2' },
      ],
    })
  })

  test('that has a missing loan again brings it back', async () => {
    const { room, store } = anImportRoom({ now: LATER + HOUR })
    await importInto(room, fullFile(range(1, 41)))
    await importInto(room, fullFile(range(2, 41), LATER))
    const { finished } = await importInto(room, fullFile(range(1, 41), LATER + HOUR))
    assert.equal(store.peek('B1')?.loans[0]?.missingSince, undefined)
    assert.deepEqual(finished?.missing, { loans: 0, of: 40, marked: true, named: [] })
  })

  test('marks nothing that is paid, closed, of another feed or reported later', async () => {
    const { room, store } = anImportRoom({ now: LATER + HOUR })
    await importInto(room, fullFile(range(1, 41)))
    await importInto(
      room,
      records(
        header('delta'),
        borrowerRow(50),
        loanRow(50, { status: 'paid' }),
        borrowerRow(51),
        loanRow(51, { status: 'closed' }),
      ),
    )
    await importInto(room, records(header('delta', AS_OF, 'cards'), borrowerRow(52), loanRow(52)))
    await importInto(room, records(header('delta', LATER + HOUR), borrowerRow(53), loanRow(53)))
    const { finished } = await importInto(room, fullFile(range(1, 41), LATER))
    assert.equal(finished?.missing?.loans, 0)
    for (const n of [50, 51, 52, 53]) assert.equal(store.peek(`B${n}`)?.loans[0]?.missingSince, undefined)
  })

  test('a delta marks nothing', async () => {
    const { room, store } = anImportRoom({ now: LATER })
    await importInto(room, fullFile(range(1, 41)))
    const { finished } = await importInto(room, fullFile([40], LATER, 'delta'))
    assert.equal(finished?.missing, undefined)
    assert.equal(store.peek('B1')?.loans[0]?.missingSince, undefined)
  })

  test('that lacks more than a tenth is taken for half a file: none is marked, and the feed is not fresh by it', async () => {
    const { room, store, feeds } = anImportRoom({ now: LATER })
    await importInto(room, fullFile(range(1, 61)))
    const { finished } = await importInto(room, fullFile(range(8, 61), LATER))
    assert.deepEqual(finished?.missing, { loans: 7, of: 60, marked: false, named: [] })
    assert.equal(store.peek('B1')?.loans[0]?.missingSince, undefined)
    assert.deepEqual([finished?.fresh, feeds], [false, { core: AS_OF }])
    assert.match(finished?.toDo ?? '', /full-confirmed/)
    assert.equal(store.peek('B8')?.loans[0]?.asOf, LATER)
  })

  test('is believed when a person has confirmed it, also the same file again', async () => {
    const { room, store, feeds } = anImportRoom({ now: LATER })
    await importInto(room, fullFile(range(1, 61)))
    await importInto(room, fullFile(range(8, 61), LATER))
    const { finished } = await importInto(room, fullFile(range(8, 61), LATER, 'full-confirmed'))
    assert.equal(finished?.missing?.loans, 7)
    assert.equal(store.peek('B7')?.loans[0]?.missingSince, LATER)
    assert.deepEqual(feeds, { core: LATER })
  })

  test('that comes twice finds the same loans missing, and marks them once', async () => {
    const { room, puts } = anImportRoom({ now: LATER })
    await importInto(room, fullFile(range(1, 41)))
    const second = fullFile(range(4, 41), LATER)
    const { finished } = await importInto(room, second)
    const before = puts.length
    const repeated = (await importInto(room, second)).finished
    assert.equal(finished?.missing?.loans, 3)
    assert.deepEqual(repeated?.missing, finished?.missing)
    assert.equal(puts.length - before, 74)
  })

  test('a loan whose row was refused rests like one that is missing: what is known of it is old', async () => {
    const { room, store } = anImportRoom({ now: LATER })
    await importInto(room, fullFile(range(1, 41)))
    const text = fullFile(range(2, 41), LATER) + records(borrowerRow(1), loanRow(1, { status: 'repossessed' }))
    const { finished } = await importInto(room, text)
    assert.deepEqual([finished?.refused, finished?.missing?.loans], [1, 1])
    assert.equal(store.peek('B1')?.loans[0]?.missingSince, LATER)
  })

  test('marks the same, killed and stopped wherever it may be', async () => {
    const second = fullFile(range(4, 41), LATER)
    const whole = anImportRoom({ now: LATER })
    await importInto(whole.room, fullFile(range(1, 41)))
    const expected = (await importInto(whole.room, second)).finished
    const writes = whole.puts.length - 80
    for (let write = 70; write < writes; write += 1) {
      const { room, kill, state } = anImportRoom({ now: LATER })
      await importInto(room, fullFile(range(1, 41)))
      kill(write)
      const { progress } = await importInto(room, second)
      kill(Infinity)
      let batches = 0
      const stopped = await importInto(room, second, { progress, mayGoOn: () => ++batches < 130 })
      const { finished } = await importInto(room, second, { progress: stopped.progress })
      assert.deepEqual(state(), whole.state())
      assert.deepEqual(finished?.missing, expected?.missing)
    }
  })
})

describe('a delta', () => {
  test('may speak of borrowers and loans that an earlier file brought', async () => {
    const { room, store } = anImportRoom({ now: LATER })
    await importInto(room, fullFile([1, 2]))
    const { finished } = await importInto(
      room,
      records(
        header('delta', LATER),
        { record: 'payment', borrower: 'B1', loan: 'L1', payment: 'P1', amount: '125.50', at: '2026-11-01' },
        { record: 'hold', borrower: 'B2', hold: 'H1', kind: 'hardship', from: '2026-11-01' },
        loanRow(2, { status: 'in arrears' }),
      ),
    )
    assert.deepEqual([finished?.stored, finished?.refused], [3, 0])
    assert.equal(store.peek('B1')?.payments[0]?.amount, 12_550)
    assert.equal(store.peek('B2')?.loans[0]?.status, 'overdue')
  })

  test('is refused the rows of borrowers and loans that nobody knows', async () => {
    const { room } = anImportRoom({ now: LATER })
    await importInto(room, fullFile([1]))
    const payment = { record: 'payment', payment: 'P1', amount: '1', at: '2026-11-01' }
    const { finished } = await importInto(
      room,
      records(
        header('delta', LATER),
        { ...payment, borrower: 'B1', loan: 'L-other' },
        { ...payment, borrower: 'B-other', loan: 'L1' },
        loanRow(7),
      ),
    )
    assert.deepEqual(
      finished?.problems.map(({ line, field }) => `${line} ${field}`),
      ['2 loan', '3 borrower', '4 borrower'],
    )
    assert.match(finished?.problems[1]?.problem ?? '', /Neither the file nor Duewell/)
  })

  test('a refused row that is mended after a later file came changes nothing that the later one said', async () => {
    const { room, store } = anImportRoom({ now: LATER })
    const bad = loanRow(2, { dueOn: 'soon' })
    const { refusedFile } = await importInto(
      room,
      records(header('delta'), borrowerRow(1), borrowerRow(2), loanRow(1), bad),
    )
    const mended = refusedFile.replace('"dueOn":"soon"', '"dueOn":"2026-11-05"')
    assert.deepEqual((await importInto(room, mended)).finished?.stored, 1)
    await importInto(room, records(header('delta', LATER), loanRow(2, { status: 'paid' })))
    const { finished } = await importInto(room, mended)
    assert.deepEqual([finished?.stored, finished?.older, finished?.feed], [0, 1, 'core'])
    assert.equal(store.peek('B2')?.loans[0]?.status, 'paid')
  })

  test("stores a known borrower's loan though the borrower's own row was refused", async () => {
    const { room, store } = anImportRoom({ now: LATER })
    await importInto(room, fullFile([1]))
    await importInto(
      room,
      records(header('delta', LATER), { ...BORROWER, locale: '??' }, loanRow(1, { status: 'paid' })),
    )
    assert.equal(store.peek('B1')?.loans[0]?.status, 'paid')
  })

  test('asks the store once about each borrower whom the file does not introduce, and about no other', async () => {
    const { room } = anImportRoom({ now: LATER })
    await importInto(room, fullFile([1, 2]))
    const asked: string[] = []
    const cases = {
      load: (borrower: string) => {
        asked.push(borrower)
        return room.cases.load(borrower)
      },
    }
    const payment = (n: number) => ({
      record: 'payment',
      borrower: 'B1',
      loan: 'L1',
      payment: `P${n}`,
      amount: '1',
      at: '2026-11-01',
    })
    const text = records(
      header('delta', LATER),
      borrowerRow(3),
      loanRow(3),
      ...range(1, 30).map(payment),
      ...range(1, 30).map((n) => ({ ...payment(n), borrower: 'B-none' })),
      loanRow(2),
      loanRow(1),
    )
    await importInto({ ...room, cases }, text)
    assert.deepEqual(asked.toSorted(), ['B-none', 'B1', 'B2'])
  })

  test('a full file must be complete by itself', async () => {
    const { room } = anImportRoom({ now: LATER })
    await importInto(room, fullFile([1]))
    const { finished } = await importInto(room, records(header('full', LATER), loanRow(1)))
    assert.match(finished?.problems[0]?.problem ?? '', /The file has no such borrower/)
  })
})

describe('what a file says of itself', () => {
  test('a word that is no kind of import, or no name of a feed, refuses it whole', async () => {
    for (const [kind, feed] of [
      ['complete', 'core'],
      ['full', 'two words'],
    ]) {
      const { error } = await importInto(anImportRoom().room, records(header(kind!, AS_OF, feed), borrowerRow(1)))
      assert.ok(error instanceof PortfolioRefused, kind)
    }
  })

  test('a row that says otherwise is refused', async () => {
    const { room } = anImportRoom()
    const rows = [
      borrowerRow(1, { import: 'full' }),
      borrowerRow(2, { feed: 'cards' }),
      borrowerRow(3, { import: 'Delta', feed: 'core' }),
    ]
    const { finished } = await importInto(room, records(header('delta'), ...rows))
    assert.deepEqual(
      finished?.problems.map(({ field }) => field),
      ['import', 'feed'],
    )
  })
})
