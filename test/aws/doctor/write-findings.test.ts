import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocks, warns } from '../../../shared/aws/doctor/finding.ts'
import { writeFindings } from '../../../shared/aws/doctor/write-findings.ts'

test('what blocks comes first, each finding with its mend', () => {
  const findings = [warns('No DKIM.', 'Switch it on.'), blocks('A sandbox.', 'Leave it.')]
  assert.deepEqual(writeFindings('prod', findings, true), [
    'Borrowers would not get their messages as they should:',
    '  - A sandbox.',
    '    Leave it.',
    '',
    'Not now, but it will bite:',
    '  - No DKIM.',
    '    Switch it on.',
    '',
  ])
})

test('where nothing is wrong it says so, and what it could not know', () => {
  assert.deepEqual(writeFindings('prod', [], false), [
    'The doctor finds nothing wrong with prod.',
    'Quotas were held against no forecast: give one with --forecast FILE.',
  ])
})
