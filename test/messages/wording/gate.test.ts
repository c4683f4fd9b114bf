import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { findForbidden } from '../../../shared/messages/wording/check-wording.ts'

/**
 * The parts of a language, in the order in which they were written. The phrases were written with `development` in sight. `heldOut` was
 * written before them and not looked at while they were, but by the same hand. `fresh` was written after them and looked at once. Then the phrases
 * were extended: with `tuning` in sight; `unseen` was written together with it, split off by turns and not run meanwhile, but its author
 * knew it. `implied` (nothing is said outright) and `plain` were written after that, looked at, and the phrases extended once more for each. `last` was
 * written after everything and nothing was changed for it: it is what to expect of wording that the gate has never seen.
 */
interface Part {
  readonly refused: Readonly<Record<string, readonly string[]>>
  readonly allowed: readonly string[]
}
const PARTS = ['development', 'heldOut', 'fresh', 'tuning', 'unseen', 'implied', 'plain', 'last'] as const
type Fixture = Readonly<Record<(typeof PARTS)[number], Part>>

const LOCALES = ['en', 'zh-Hans', 'zh-Hant'] as const

/** What the gate lets through and ought not, and what it refuses and ought not. Fewer is better: a change may only lower them. */
const MISSED: Readonly<Record<(typeof LOCALES)[number], Readonly<Partial<Record<(typeof PARTS)[number], number>>>>> = {
  en: { fresh: 2, unseen: 2, last: 9 },
  'zh-Hans': { fresh: 3, tuning: 1, unseen: 3, last: 6 },
  'zh-Hant': { fresh: 3, unseen: 2, last: 6 },
}

const fixture = (locale: string): Fixture =>
  JSON.parse(readFileSync(new URL(`../../fixtures/wording/${locale}.json`, import.meta.url), 'utf8'))

function report(context: TestContext, what: string, texts: readonly string[], of: number): void {
  context.diagnostic(`${what}: ${texts.length} of ${of}`)
  for (const text of texts) context.diagnostic(`  ${text}`)
}

for (const locale of LOCALES) {
  const parts = fixture(locale)
  for (const name of PARTS) {
    const { refused, allowed } = parts[name]
    const forbidden = Object.values(refused).flat()

    test(`of the ${name} wording in ${locale} no more is missed than is known`, (context) => {
      const missed = forbidden.filter((text) => findForbidden(text).length === 0)
      report(context, 'missed', missed, forbidden.length)
      assert.ok(missed.length <= (MISSED[locale][name] ?? 0), missed.join('\n'))
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
      assert.ok(otherwise.length <= Math.max(1, caught.length / 20))
    })
  }

  test(`there is enough wording in ${locale} to measure by`, () => {
    const all = Object.values(parts)
    assert.ok(all.flatMap(({ refused }) => Object.values(refused).flat()).length >= 40)
    assert.ok(all.flatMap(({ allowed }) => allowed).length >= 40)
    assert.equal(new Set(all.flatMap(({ allowed }) => allowed)).size, all.flatMap(({ allowed }) => allowed).length)
  })
}
