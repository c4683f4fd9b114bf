import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import fc from 'fast-check'
import type * as z from 'zod'
import { STAND_INS } from '../../../infra/bundling/stand-ins.ts'
import { aHold, anArrangement, aPromise } from '../../case/factories.ts'
import { variedCases } from '../../explain/varied-cases.ts'
import * as byZod from './kinds-of-schemas.ts'
import { likelyValues } from './likely-values.ts'

const folder = mkdtempSync(join(tmpdir(), 'duewell-zod-'))
after(() => rmSync(folder, { recursive: true }))
const outfile = join(folder, 'kinds.mjs')
await build({
  entryPoints: [join(import.meta.dirname, 'kinds-of-schemas.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  alias: { zod: STAND_INS.zod ?? '' },
  logOverride: { 'import-is-undefined': 'error' },
})
const byStandIn = (await import(pathToFileURL(outfile).href)) as typeof byZod

/** What is made of a value, or where it is refused and as what. */
function answer(run: () => z.ZodSafeParseResult<unknown>): unknown {
  const { success, data, error } = run()
  if (success) return { data }
  return {
    faults: error.issues.map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? ` ${issue.keys.join(', ')}` : ''
      return `${issue.path.map(String).join('.')} ${issue.code}${keys}`
    }),
  }
}

function agree(group: 'KINDS' | 'OURS' | 'SENT', name: string, value: unknown): void {
  const [theirs, ours] = [{ ...byZod }, byStandIn].map((by) => by[group][name] as z.ZodType)
  assert.ok(theirs && ours)
  assert.deepEqual(
    answer(() => ours.safeParse(value)),
    answer(() => theirs.safeParse(value)),
  )
}

const WORDS = [
  '',
  'a',
  ' a ',
  '  ',
  'sms',
  'xx',
  'xxx',
  'xxxx',
  'toolong',
  'Ab',
  '7',
  'é👍👍',
  'aGVsbG8=',
  'https://hb.example/due',
]
const TIMES = ['http://hb.example', ' https://hb.example', '2026-11-02T09:00:00Z', '2026-02-30T09:00:00+08:00', '{}']
const leaf = fc.oneof(
  fc.constantFrom<unknown>(...WORDS, ...TIMES),
  fc.constantFrom<unknown>(null, undefined, true, 0, 1, 2, 3, -7, 1.5, 2 ** 60, Number.NaN, new Uint8Array(2)),
)
const names = fc.constantFrom('a', 'b', 'c', 'sms', 'email', '__proto__')
const branch = (inner: fc.Arbitrary<unknown>) =>
  fc.oneof(leaf, fc.array(inner, { maxLength: 3 }), fc.dictionary(names, inner, { maxKeys: 3 }))
const values = branch(branch(leaf))

for (const name of Object.keys(byZod.KINDS)) {
  test(`the zod of bundles reads ${name} as zod does`, () => {
    fc.assert(
      fc.property(values, (value) => agree('KINDS', name, value)),
      { numRuns: 2_000 },
    )
  })

  // What is only read says so in both, each in its own words.
  if (['transformed', 'default'].includes(name)) continue
  test(`the zod of bundles writes ${name} as zod does`, () => {
    fc.assert(
      fc.property(values, (value) => {
        const [theirs, ours] = [byZod, byStandIn].map(
          ({ KINDS, safeEncode }) =>
            () =>
              answer(() => safeEncode(KINDS[name] as z.ZodType, value)),
        )
        assert.deepEqual(ours?.(), theirs?.())
      }),
      { numRuns: 2_000 },
    )
  })
}

const PLACES = fc.array(fc.nat(40), { minLength: 1, maxLength: 5 })

/** The value with something else in one place, or with nothing there, or with something more. */
function spoiled(value: unknown, [at = 0, ...deeper]: readonly number[], junk: unknown): unknown {
  if (typeof value !== 'object' || value === null) return junk
  const keys = Object.keys(value)
  const key = keys[at % (keys.length + 2)]
  if (key === undefined) return at % 2 === 0 ? { ...value, more: junk } : junk
  const [next] = deeper
  if (Array.isArray(value)) return value.map((item, n) => (String(n) === key ? spoiled(item, deeper, junk) : item))
  const { [key]: within, ...rest } = value as Record<string, unknown>
  return next === undefined && at % 3 === 0 ? rest : { ...rest, [key]: spoiled(within, deeper, junk) }
}

const SETTINGS = {
  smsSender: { by: 'end-user-messaging', originationIdentity: 'pool-1', maxPriceUsd: '0.10' },
  standing: { mode: 'live' },
}

function seedsOf({ caseFile }: { readonly caseFile: object }): readonly (readonly [string, unknown])[] {
  const { caseFile: schema, hold } = byZod.OURS
  const written = byZod.encode(schema as z.ZodType, caseFile) as Record<string, unknown[]>
  const holds = [aHold(), aPromise(), anArrangement()].map((one) => byZod.encode(hold as z.ZodType, one))
  return [
    ['caseFile', written],
    ['borrower', written.borrower],
    ['plan', written.plan],
    ...(written.loans ?? []).map((loan) => ['loan', loan] as const),
    ...holds.map((one) => ['hold', one] as const),
    ...Object.entries(SETTINGS),
  ]
}

test('the zod of bundles reads what our functions store as zod does, whole or spoiled', () => {
  fc.assert(
    fc.property(variedCases, PLACES, leaf, (varied, place, junk) => {
      for (const [name, seed] of seedsOf(varied)) {
        agree('OURS', name, seed)
        agree('OURS', name, spoiled(seed, place, junk))
      }
    }),
    { numRuns: 300 },
  )
})

for (const [name, schema] of Object.entries(byZod.SENT)) {
  test(`the zod of bundles reads the ${name} as zod does, whole or spoiled`, () => {
    let taken = 0
    fc.assert(
      fc.property(likelyValues(schema), PLACES, leaf, (value, place, junk) => {
        agree('SENT', name, value)
        agree('SENT', name, spoiled(value, place, junk))
        if (schema.safeParse(value).success) taken += 1
      }),
      { numRuns: 1_000 },
    )
    assert.ok(taken > 0, 'none of the values was one that is taken')
  })
}

test('the zod of bundles writes a case as zod does', () => {
  fc.assert(
    fc.property(variedCases, ({ caseFile }) => {
      const [theirs, ours] = [byZod, byStandIn].map(({ OURS, encode }) => encode(OURS.caseFile as z.ZodType, caseFile))
      assert.deepEqual(ours, theirs)
    }),
  )
})

test('the zod of bundles tells what was written for a person, and no value where nothing was written', () => {
  const { matching, beginning } = byStandIn.KINDS
  assert.equal(matching?.safeParse('ABC').error?.issues[0]?.message, 'ABC is not lower case')
  assert.equal(matching?.safeParse('a').error?.issues[0]?.message, 'short')
  assert.throws(() => beginning?.parse('+12025550123'), {
    name: 'ZodError',
    message: 'the whole (invalid_format)',
  })
})
