import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler } from '../../../functions/mirror-opt-outs/handler.ts'
import { aBorrower, aCase, at } from '../../case/factories.ts'
import { aList, aMirror } from '../../optouts/mirror-room.ts'
import { context, testWorkplace } from '../test-room.ts'

const NOW = at('2026-11-12T10:00:00Z')

function aDoor(refuses = false) {
  const { list } = aList([{ address: '+447700900123', why: 'opted-out', since: NOW }])
  const put = async () => Promise.reject(new Error('near +447700900124'))
  const contactPoints = [{ id: '#+447700900124', channel: 'sms', address: '+447700900124' }] as const
  const closedPoints = [{ point: '#+447700900124', since: NOW, why: 'opted-out' }] as const
  const caseFile = aCase({ borrower: aBorrower({ contactPoints }), closedPoints })
  const work = testWorkplace()
  const { ports, held } = aMirror([refuses ? { ...list, put } : list], [caseFile], NOW)
  return { ...work, held, handle: createHandler({ ...work.workplace, ports }) }
}

test('counts what went which way, and names no address', async () => {
  const { handle, lines, measured } = aDoor()
  await handle(
    { mirror: true },
    context(() => 900_000),
  )
  const counts = { taken: 1, put: 1, removed: 0, done: true }
  assert.deepEqual(lines, [{ what: 'mirrored', by: 'mirror-opt-outs', ...counts }])
  assert.deepEqual(measured, { optOutsTaken: 1, optOutsPut: 1, optOutsRemoved: 0, flushes: 1 })
})

test('a change that a list refuses is told by the error’s name alone', async () => {
  const { handle, lines, measured } = aDoor(true)
  await handle(
    { mirror: true },
    context(() => 900_000),
  )
  assert.equal(measured.optOutsRefused, 1)
  assert.deepEqual(lines[0], { what: 'left', by: 'mirror-opt-outs', records: ['end-user-messaging'], reason: 'Error' })
  assert.doesNotMatch(JSON.stringify(lines), /\+44/)
})

test('ends in time, and says that it is not done', async () => {
  const { handle, lines, held } = aDoor()
  await handle(
    { mirror: true },
    context(() => 30_000),
  )
  assert.deepEqual(
    [lines.at(-1)?.what === 'mirrored' && lines.at(-1), held.progress],
    [{ what: 'mirrored', by: 'mirror-opt-outs', taken: 1, put: 0, removed: 0, done: false }, undefined],
  )
})
