import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe } from 'node:test'
import { templatesFrom } from '../../infra/own-templates.ts'
import { settingsFrom } from '../../infra/settings-file.ts'
import { SettingsRefusedError } from '../../infra/settings-refused.ts'
import { parseArrangementPolicyText } from '../../shared/arrangements/parse-arrangement-policy.ts'
import { toItem } from '../../shared/aws/items/attributes.ts'
import { readControl } from '../../shared/aws/items/control-items.ts'
import { UnreadableItemError } from '../../shared/aws/items/item-errors.ts'
import { readPolicyLines } from '../../shared/case/policy-lines.ts'
import { parsePack } from '../../shared/compliance/parse-pack.ts'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { compileMapping } from '../../shared/mapping/compile-mapping.ts'
import { parseMapping, parseMappingText } from '../../shared/mapping/parse-mapping.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { parseStrategyText } from '../../shared/strategy/parse-strategy.ts'
import { LOAN_ITEM } from '../functions/map-loans/lender-samples.ts'
import { exampleFile, hash } from '../mapping/mapping-documents.ts'
import { EVERY_FORM, IN_EVERY_FORM } from './every-form.ts'
import { hostileBody, type Json, mutated } from './hostile-json.ts'
import { pollutesNothing } from './planted.ts'
import { attack } from './runs.ts'

/** Every refusal says where, what is wrong and what to do. */
function isInWords(
  errors: readonly { readonly path: string; readonly problem: string; readonly mend: string }[],
): void {
  assert.ok(errors.length > 0)
  for (const { path, problem, mend } of errors) {
    assert.match(path, /^(\/.*)?$/s)
    assert.ok(problem.length > 0 && mend.length > 0, JSON.stringify({ path, problem, mend }))
  }
  pollutesNothing()
}

const shipped = (path: string): Json =>
  JSON.parse(readFileSync(new URL(`../../shared/${path}`, import.meta.url), 'utf8'))
const PRICELESS = { usual: 60 }

describe('a strategy that a stranger wrote', () => {
  const known = { templates: shippedTemplates() }
  for (const name of ['gentle', 'early-delinquency']) {
    attack(
      `beginning as ${name} is taken or refused in words`,
      hostileBody(shipped(`strategy/shipped/${name}.json`)),
      (text) => {
        const parsed = parseStrategyText(text, known)
        if ('errors' in parsed) isInWords(parsed.errors)
      },
      PRICELESS,
    )
  }
})

describe('a mapping that a stranger wrote', () => {
  attack('is taken or refused in words', hostileBody(exampleFile('own-table') as Json), (text) => {
    const parsed = parseMappingText(text)
    if ('errors' in parsed) isInWords(parsed.errors)
  })

  attack('maps whatever comes, where it was taken', mutated(EVERY_FORM), (document) => {
    const parsed = parseMapping(document)
    if ('errors' in parsed) return
    const map = compileMapping(parsed.mapping, hash)
    for (const image of [IN_EVERY_FORM, JSON.parse(JSON.stringify(LOAN_ITEM)), null, 'text', []]) {
      for (const before of [undefined, IN_EVERY_FORM]) map({ image, before, at: 1_794_009_600_000 })
    }
  })
})

describe('a rule pack that a stranger wrote', () => {
  for (const name of ['us', 'cn', 'replay-house']) {
    attack(
      `beginning as ${name} is taken or refused in words`,
      mutated(shipped(`compliance/packs/${name}.json`)),
      (document) => {
        const parsed = parsePack(document)
        if ('errors' in parsed) return isInWords(parsed.errors)
        compileRulebook([parsed.pack], { actor: 'first-party' })
      },
      PRICELESS,
    )
  }
})

describe('an arrangement policy that a stranger wrote', () => {
  attack('is taken or refused in words', hostileBody(shipped('arrangements/shipped/standard.json')), (text) => {
    const parsed = parseArrangementPolicyText(text)
    if ('errors' in parsed) isInWords(parsed.errors)
  })
})

describe('files beside the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duewell-fuzz-'))
  after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'file.json')

  const refusedInWords = (read: () => unknown) => {
    try {
      read()
    } catch (error) {
      assert.ok(error instanceof SettingsRefusedError, String(error instanceof Error ? error.stack : error))
    }
    pollutesNothing()
  }

  const settings: Json = {
    strategy: 'gentle',
    packs: ['us'],
    numbers: { spreadMinutes: 30 },
    channels: { sms: { maxConcurrency: 4, ratePerSecond: 2.5, budgetPerHour: 100, sender: { via: 'sns' } } },
    retention: { logDays: 30, historyDays: 400 },
  }
  attack('settings are taken or refused in words', hostileBody(settings), (text) => {
    writeFileSync(file, text)
    refusedInWords(() => settingsFrom(file))
  })

  attack(
    "templates of one's own are taken or refused in words",
    hostileBody(shipped('messages/templates/overdue-firm.json')),
    (text) => {
      writeFileSync(file, text)
      refusedInWords(() => templatesFrom([file], []))
    },
    PRICELESS,
  )
})

describe('what is said about sending', () => {
  const standing: Json = { mode: 'live', ramp: { perMille: 50, dailyCeiling: 100 }, allowList: ['+12025550123'] }
  const pause: Json = {
    id: 'p-1',
    scope: { of: 'channel', channel: 'sms' },
    by: 'ada',
    why: 'A drill.',
    from: '2026-11-07T01:00:00.000Z',
  }
  for (const [sk, sample] of [
    ['STANDING', standing],
    ['PAUSE#p-1', pause],
  ] as const) {
    attack(`is read or refused as an item that cannot be, ${sk}`, mutated(sample), (value) => {
      const attributes = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { value }
      try {
        readControl([toItem({ v: 1, ...attributes, pk: 'CONTROL', sk })])
      } catch (error) {
        assert.ok(error instanceof UnreadableItemError, String(error))
      }
      pollutesNothing()
    })
  }
})

describe('the policy beside the code', () => {
  attack('is read or refused in words', hostileBody({ version: 2, packs: [], locales: [], numbers: {} }), (text) => {
    try {
      readPolicyLines(text)
    } catch (error) {
      assert.ok(error instanceof Error && error.message.length > 0)
    }
  })
})
