import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { findForbidden } from '../../../shared/messages/wording/check-wording.ts'

/**
 * Three parts a language. The patterns were written with `development` in sight. `heldOut` was written before them and never looked at
 * while they were, but by the same hand on the same day, so it flatters them. `fresh` was written after them, looked at once, and the
 * patterns were not changed for it: it is what to expect of wording that the gate has never seen.
 */
interface Part {
  readonly refused: Readonly<Record<string, readonly string[]>>
  readonly allowed: readonly string[]
}
type Fixture = Readonly<Record<'development' | 'heldOut' | 'fresh', Part>>

const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const

/** What the gate lets through and ought not, and what it refuses and ought not. Fewer is better: a change may only lower them. */
const MISSED = {
  en: { development: 0, heldOut: 0, fresh: 3 },
  'zh-Hans': { development: 0, heldOut: 0, fresh: 3 },
  'zh-Hant': { development: 0, heldOut: 0, fresh: 3 },
}

const fixture = (locale: string): Fixture =>
  JSON.parse(readFileSync(new URL(`../../fixtures/wording/${locale}.json`, import.meta.url), 'utf8'))

function report(context: TestContext, what: string, texts: readonly string[], of: number): void {
  context.diagnostic(`${what}: ${texts.length} of ${of}`)
  for (const text of texts) context.diagnostic(`  ${text}`)
}

for (const locale of LOCALES) {
  const parts = fixture(locale)
  for (const name of ['development', 'heldOut', 'fresh'] as const) {
    const { refused, allowed } = parts[name]
    const forbidden = Object.values(refused).flat()

    test(`of the ${name} wording in ${locale} no more is missed than is known`, (context) => {
      const missed = forbidden.filter((text) => findForbidden(text).length === 0)
      report(context, 'missed', missed, forbidden.length)
      assert.ok(missed.length <= MISSED[locale][name], missed.join('\n'))
    })

    test(`of the ${name} wording in ${locale} nothing kind is refused`, (context) => {
      const wronged = allowed.filter((text) => findForbidden(text).length > 0)
      report(context, 'refused though kind', wronged, allowed.length)
      assert.deepEqual(wronged, [])
    })

    test(`the ${name} wording in ${locale} is refused for what is wrong with it`, (context) => {
      const caught = Object.entries(refused)
        .filter(([category]) => category !== 'any')
        .flatMap(([category, texts]) => texts.map((text) => ({ category, text, found: findForbidden(text) })))
        .filter(({ found }) => found.length > 0)
      const otherwise = caught.filter(({ category, found }) => !found.some((each) => each.category === category))
      report(
        context,
        'refused for another reason',
        otherwise.map(({ text }) => text),
        caught.length,
      )
      assert.ok(otherwise.length <= caught.length / 20)
    })
  }

  test(`there is enough wording in ${locale} to measure by`, () => {
    const all = Object.values(parts)
    assert.ok(all.flatMap(({ refused }) => Object.values(refused).flat()).length >= 40)
    assert.ok(all.flatMap(({ allowed }) => allowed).length >= 40)
    assert.equal(new Set(all.flatMap(({ allowed }) => allowed)).size, all.flatMap(({ allowed }) => allowed).length)
  })
}
