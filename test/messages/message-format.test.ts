import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { argumentOf } from '../../shared/messages/arguments.ts'
import { compileMessage, sequence } from '../../shared/messages/message-format.ts'
import type { MessageValues } from '../../shared/messages/message-values.ts'
import { parseMessage } from '../../shared/messages/parse-message.ts'
import { SHIPPED_FRAME, SHIPPED_TEMPLATES } from '../../shared/messages/shipped-templates.ts'
import { someValues } from './message-factory.ts'

const ARGUMENTS =
  'lender name amount dueDate dueDateShort link contactPerson contactPhone unsubscribeLink postalAddress ' +
  'promiseAmount promiseDate promiseDateShort crisisLine'

const write = (source: string, locale: string, values: MessageValues) =>
  sequence(compileMessage(parseMessage(source), locale).pieces)(values)

/** What intl-messageformat writes, given the same arguments already in words. */
function oracle(source: string, locale: string, values: MessageValues): unknown {
  const words = ARGUMENTS.split(' ').map((name) => [name, argumentOf(name, locale).write(values)] as const)
  const counts = { loans: values.loans, daysPastDue: values.daysPastDue }
  const format = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true })
  return format.format({ ...Object.fromEntries(words), ...counts })
}

test('writes every shipped text as intl-messageformat does', () => {
  const sources = [...SHIPPED_TEMPLATES, SHIPPED_FRAME].flatMap(({ texts }) =>
    Object.entries(texts).flatMap(([locale, text]) => stringsIn(text).map((source) => [locale, source] as const)),
  )
  for (const [locale, source] of sources) {
    for (const loans of [1, 2, 15, 16, 1_000]) {
      const values = someValues({ loans })
      assert.equal(write(source, locale, values), oracle(source, locale, values))
    }
  }
  assert.ok(sources.length > 600)
})

const forms: readonly (readonly [source: string, locale: string])[] = [
  ["it''s '{'{name}'}'", 'en'],
  ['{loans, plural, =0 {none} one {# loan} other {# loans of {name}}}', 'en'],
  ['{loans, plural, offset:1 =1 {only this} one {this and one more} other {this and # more}}', 'en'],
  ['{loans, plural, one {# заём} few {# займа} many {# займов} other {# займа}}', 'ru'],
  ['{loans, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', 'en'],
  ['{name, select, Ada {dear {name}} other {hello}}', 'en'],
  ['{loans, plural, one {{daysPastDue, plural, one {# day} other {# days}}} other {#}}', 'en'],
  ['a < b # {lender}', 'en'],
]

for (const [source, locale] of forms) {
  test(`writes ${source} as intl-messageformat does`, () => {
    for (const loans of [0, 1, 2, 3, 5, 11, 21, 22, 1_001]) {
      for (const name of ['Ada', 'Bo']) {
        const values = someValues({ loans, name, daysPastDue: loans })
        assert.equal(write(source, locale, values), oracle(source, locale, values))
      }
    }
  })
}

test('names the variables that a text needs, those inside its branches too', () => {
  const { variables } = compileMessage(parseMessage('{loans, plural, one {{amount}} other {{link}}}'), 'en')
  assert.deepEqual([...variables].toSorted(), ['amount', 'currency', 'link', 'loans'])
})

test('refuses what a template cannot write', () => {
  assert.throws(() => compileMessage(parseMessage('{password}'), 'en'), /cannot write \{password\}/)
  assert.throws(() => compileMessage(parseMessage('{dueDate, date, short}'), 'en'), /format of its own/)
  assert.throws(() => compileMessage(parseMessage('{name, plural, other {#}}'), 'en'), /not a count/)
  assert.throws(() => compileMessage(parseMessage('{name'), 'en'))
})

function stringsIn(text: unknown): readonly string[] {
  if (typeof text === 'string') return [text]
  return typeof text === 'object' && text !== null ? Object.values(text).flatMap(stringsIn) : []
}
