import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ZipUnreadableError, zipEntry } from '../../../shared/aws/commands/zip-entry.ts'
import { aZip } from './zip.ts'

const FILES = { 'index.js': 'export {}', 'policy.json': '{"version":1}' }

test('a file comes out of an archive as it went in, deflated or not', () => {
  for (const deflated of [true, false]) {
    assert.equal(zipEntry(aZip(FILES, deflated), 'policy.json').toString(), '{"version":1}')
  }
})

test('an archive without the file, or none at all, says what to do', () => {
  for (const archive of [aZip({ 'index.js': '' }), Buffer.from('no archive'), aZip({}).fill(1, 0, 4)]) {
    assert.throws(() => zipEntry(archive, 'policy.json'), ZipUnreadableError)
  }
})
