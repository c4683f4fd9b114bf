/*
 * Stands in the place of functions/policy-file.ts and functions/map-loans/mapping-file.ts, which read what synth writes beside
 * a bundle: here the functions run from their source.
 */

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { PageFile } from '../../../functions/lender-page/page-files.ts'
import { strategyFrom } from '../../../infra/strategy-file.ts'
import type { Channel } from '../../../shared/case/channel.ts'
import { compilePolicy } from '../../../shared/case/compile-policy.ts'
import type { Policy } from '../../../shared/case/policy.ts'
import type { PolicyDocument } from '../../../shared/case/policy-document.ts'
import { policyNumbersSchema } from '../../../shared/case/policy-numbers.ts'
import { writePolicy } from '../../../shared/case/write-policy.ts'
import { parsePack } from '../../../shared/compliance/parse-pack.ts'
import { replayHouse } from '../../../shared/local/replay/replay-house.ts'
import type { Mapping } from '../../../shared/mapping/mapping-schema.ts'
import { parseMapping } from '../../../shared/mapping/parse-mapping.ts'
import { SAMPLE_LENDER } from '../../../shared/messages/lender.ts'

/** Counts by number or address on every channel that has one, so that whoever shares it is asked about. */
const SHARED_NUMBERS = parsePack({
  id: 'shared-numbers',
  version: '1',
  binds: 'everyone',
  rules: [
    {
      id: 'HOUSE-NUMBER',
      sentence: 'A number or address gets at most ninety contacts a day.',
      status: 'house',
      actor: 'both',
      channels: ['sms', 'email', 'voice', 'webhook'],
      kind: 'cap',
      max: 90,
      within: { of: 'calendar', unit: 'day' },
      counts: 'attempt',
      per: 'point',
      channelsTogether: false,
    },
  ],
})
const STRATEGY = new URL('strategy.json', import.meta.url)
const MAPPING = 'docs/examples/own-table.mapping.json'
const deployed: { channels: readonly Channel[] } = { channels: [] }

/** Says which channels the stage has whose functions run next. */
export function deployChannels(channels: readonly Channel[]): void {
  deployed.channels = channels
}

export function policyBesideCode(): Policy {
  return compilePolicy(policyDocumentBesideCode())
}

export function policyDocumentBesideCode(): PolicyDocument {
  if ('errors' in SHARED_NUMBERS) throw new Error(`the pack is refused: ${JSON.stringify(SHARED_NUMBERS.errors)}`)
  return writePolicy({
    strategy: strategyFrom(STRATEGY.pathname),
    packs: [replayHouse(), SHARED_NUMBERS.pack],
    lender: SAMPLE_LENDER,
    templates: [],
    channels: deployed.channels,
    numbers: policyNumbersSchema.parse({}),
  })
}

/** A number that nobody may write to, whoever is behind it; the example has no such rows. */
export const NUMBER_STOPPED = { type: 'NUMBER', mobile: '+8615400000002', changedAt: 1_793_900_000_000 }
const NUMBERS = {
  record: 'opt-out',
  when: [{ path: 'type', is: ['NUMBER'] }],
  columns: { phone: 'mobile', at: { path: 'changedAt', as: 'epoch-milliseconds' }, source: { value: 'core-system' } },
}

export function mappingBesideCode(): Mapping {
  const example = JSON.parse(readFileSync(MAPPING, 'utf8'))
  const parsed = parseMapping({ ...example, rows: [...example.rows, NUMBERS] })
  if ('errors' in parsed) throw new Error(`${MAPPING} is refused: ${JSON.stringify(parsed.errors)}`)
  return parsed.mapping
}

export function pageBesideCode(): readonly PageFile[] {
  return [{ name: 'index.html', gzip: gzipSync('<!doctype html>').toString('base64'), lasting: false }]
}
