import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { localPolicy } from '../../../shared/local/local-policy.ts'
import { readReplayFile } from '../../../shared/local/replay/read-replay-file.ts'
import { replay } from '../../../shared/local/replay/replay.ts'
import { replayHouse } from '../../../shared/local/replay/replay-house.ts'
import { replayReport } from '../../../shared/local/replay/replay-report.ts'

/** Real loans, which are not ours to publish, so they lie beside the project or not at all. */
const REAL_LOANS = new URL('../../../../shared/data/loans-replay.csv', import.meta.url).pathname
const skip = existsSync(REAL_LOANS) ? false : 'the file of real loans is not on this machine'

test('keeps its three promises over every loan of a real lender', { skip }, async () => {
  const { rows, refused } = await readReplayFile(REAL_LOANS)
  assert.deepEqual([rows.length, refused], [18_183, 0])
  const log = await replay(rows, localPolicy({ packs: [replayHouse()], channels: ['sms', 'email'] }))
  const report = replayReport(rows, log)
  assert.equal(report.borrowers, 4_359)
  assert.ok(report.contacts > 18_183)
  assert.equal(report.contactsAfterPayment, 0)
  assert.equal(report.contactsOutsideHours, 0)
  assert.equal(report.contactsOverCap, 0)
  const { beforeDue, afterDue } = report.lateLoans
  assert.ok(beforeDue.reached / beforeDue.of > 0.95)
  assert.ok(afterDue.reached / afterDue.of > 0.85)
})
