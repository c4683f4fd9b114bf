import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RulePack } from '../../../shared/compliance/pack-schema.ts'
import { FORBIDDEN_WORDINGS } from '../../../shared/compliance/rule-kinds.ts'
import { STRICTEST_DEFAULT, shippedPacks } from '../../../shared/compliance/shipped-packs.ts'
import { SHIPPED_FRAME, SHIPPED_TEMPLATES } from '../../../shared/messages/shipped-templates.ts'
import { checkWording, findForbidden } from '../../../shared/messages/wording/check-wording.ts'
import { refuseWording, wordingErrors } from '../../../shared/messages/wording/refuse-wording.ts'
import { rulesForbidding } from '../../../shared/messages/wording/wording-rules.ts'
import { smsText, someTemplateFile } from '../template-factory.ts'

const RULES = { packs: shippedPacks(), actor: 'first' } as const

const errorsOf = (text: string, locale = 'en') => checkWording(someTemplateFile({ [locale]: smsText(text) }), RULES)

const categories = (text: string) => [...new Set(findForbidden(text).map(({ category }) => category))]

test('every template that comes with Duewell passes the gate, and so does the frame of its emails', () => {
  for (const file of SHIPPED_TEMPLATES) assert.deepEqual(wordingErrors(file, RULES), [], file.id)
  for (const words of Object.values(SHIPPED_FRAME.texts).flatMap((texts) => Object.values(texts).flat())) {
    assert.deepEqual(findForbidden(words), [], words)
  }
})

test('a refusal names the place, the phrase, the rules that forbid it and a mend', () => {
  const [error] = errorsOf('{lender}: we will take you to court. {link}')
  assert.equal(error?.path, '/texts/en/sms/text')
  assert.match(error?.problem ?? '', /"take you to court" threatens.*CN-CBA-PROHIB \(China Banking.*DEFAULT-WORDING/)
  assert.match(error?.mend ?? '', /once, as a fact with its date and the way to avoid it/)
})

test('wording in one branch of a plural is found, also where it runs on from the text before', () => {
  assert.equal(errorsOf('{lender}: {loans, plural, one {hello} other {we will sue you}}').length, 1)
  assert.equal(errorsOf('{lender}: we will {loans, plural, one {sue you} other {write}}').length, 1)
  assert.equal(errorsOf('{lender}: {loans, plural, one {hello} other {# hellos}}').length, 0)
})

test('every part of an email is read', () => {
  const email = { subject: 'Hello', preheader: 'Hello', lead: 'Hello', button: 'Hello', paragraphs: ['Hello'] }
  const bad = 'Our bailiffs are on their way.'
  for (const part of ['subject', 'preheader', 'lead', 'button', 'wayOut']) {
    const [error, ...others] = checkWording(someTemplateFile({ en: { email: { ...email, [part]: bad } } }), RULES)
    assert.equal(error?.path, `/texts/en/email/${part}`)
    assert.deepEqual(others, [])
  }
  const file = someTemplateFile({ en: { email: { ...email, paragraphs: ['Hello', bad] } } })
  assert.equal(checkWording(file, RULES)[0]?.path, '/texts/en/email/paragraphs/1')
})

test('English in a Chinese text is read, and Chinese in an English one', () => {
  assert.equal(errorsOf('【{lender}】FINAL NOTICE', 'zh-Hans').length, 1)
  assert.equal(errorsOf('{lender}: 我们将起诉您', 'en').length, 1)
})

test('tricks with letters hide nothing', () => {
  for (const text of [
    'We will take you to c.o.u.r.t',
    'We will s u e you',
    'We will $ue you',
    'We will take you to c0urt',
    'Ｗｅ ｗｉｌｌ ｓｕｅ ｙｏｕ',
    'We will s\u200bue you',
    'We will su\u0435 you',
    'We will cou*rt: we will sue you',
    'we’ll sue you',
    '起 诉',
    '起*诉',
    '起-訴',
    '起\u200b诉',
  ]) {
    assert.deepEqual(categories(text), ['threat'], text)
  }
})

test('a denial is heard, and only as far as it reaches', () => {
  for (const text of [
    "We won't take legal action.",
    'No legal action will be taken.',
    'Legal action is not planned.',
    'Nobody will come to your home.',
    'We will never call your boss, your friends or your family.',
    'Even if you are late, we do not go to court.',
    '我们不会起诉您。',
    '没有人会上门。',
  ]) {
    assert.deepEqual(findForbidden(text), [], text)
  }
  for (const text of [
    'Do not make us take legal action.',
    'We will not hesitate to take legal action.',
    'We have no choice but to go to court.',
    'If it is not paid, legal action follows.',
    'Do not end up in court.',
    'We are not patient, and legal action will follow.',
    'You can not avoid court action.',
    '如不还款，将起诉您。',
    '我们不得不起诉您。',
    '不还就起诉您。',
    '你不觉得丢脸吗？',
  ]) {
    assert.notDeepEqual(findForbidden(text), [], text)
  }
})

test('a consequence passes once, as a fact with its date and the way to avoid it', () => {
  const fact = 'Payments over 30 days late are reported to credit bureaus, here on 5 December.'
  const wayOut = 'Pay or change the date before then and it is not.'
  assert.deepEqual(findForbidden(`${fact} ${wayOut}`), [])
  assert.deepEqual(categories(fact), ['threat'])
  assert.deepEqual(categories(`We will report you to the credit bureau on 5 December. ${wayOut}`), ['threat'])
  assert.deepEqual(categories(`${fact} It will damage your credit. ${wayOut}`), ['threat'])
})

test('a warning of those who pose as somebody else is none of them', () => {
  assert.deepEqual(findForbidden('If someone says they are the police and asks for money for us, it is a scam.'), [])
  assert.ok(categories('This is the police.').includes('misleading'))
})

test('what befell the borrower may be named, and is no way to threaten', () => {
  assert.deepEqual(findForbidden('If you lose your job, tell us and we can pause the plan.'), [])
  assert.deepEqual(categories('If you want to avoid court, talk to us.'), ['threat'])
  assert.deepEqual(findForbidden('如果您正在打官司，请告诉我们。'), [])
  assert.deepEqual(categories('如果您想避免起诉，请告诉我们。'), ['threat'])
})

test('words that a preview may not show are listed by locale', () => {
  assert.match(errorsOf('{lender}: your loan is due. {link}')[0]?.problem ?? '', /"loan" would stand on a lock screen/)
  assert.match(errorsOf('{lender}: {amount} is due. {link}')[0]?.problem ?? '', /"\{amount\}" would stand/)
  assert.match(errorsOf('【{lender}】您的欠款', 'zh-Hans')[0]?.problem ?? '', /"欠" would stand/)
  assert.match(errorsOf('【{lender}】您的貸款', 'zh-TW')[0]?.problem ?? '', /"貸" would stand/)
  assert.deepEqual(errorsOf('{lender}: your bill is due. {link}'), [])
  const email = { subject: 'Your bill is due', preheader: 'Hello', lead: 'Your bill is due.', button: 'See it' }
  const problems = checkWording(someTemplateFile({ en: { email } }), RULES)
  assert.deepEqual(
    problems.map(({ path }) => path),
    ['/texts/en/email/subject', '/texts/en/email/subject'],
  )
})

test('a text that does not say who is writing hides its sender', () => {
  assert.match(errorsOf('Hello. {link}')[0]?.problem ?? '', /who is writing.*DEFAULT-WORDING/)
})

test('the house forbids every kind of wording by every channel, whatever packs are used', () => {
  for (const wording of FORBIDDEN_WORDINGS) {
    for (const channel of ['sms', 'email', 'voice', 'webhook', 'agent'] as const) {
      assert.match(rulesForbidding(wording, channel, { packs: [], actor: 'first' }), /DEFAULT-/)
    }
  }
})

test('a rule for collectors is not held against a lender', () => {
  const named = (actor: 'first' | 'third') => rulesForbidding('third-party', 'sms', { packs: shippedPacks(), actor })
  assert.doesNotMatch(named('first'), /US-F-22F/)
  assert.match(named('third'), /US-F-22F/)
})

test('a text that lacks what is required everywhere is refused with the rule and the words to add', () => {
  const bare = someTemplateFile({ en: smsText('{lender}: hello {link}', ['identity']) })
  const [error] = wordingErrors(bare, RULES)
  assert.equal(error?.path, '/texts/en/sms')
  assert.match(error?.problem ?? '', /lacks "opt-out", which .*-OPT-OUT requires|lacks "opt-out"/)
  assert.match(error?.mend ?? '', /Reply STOP/)
  assert.throws(() => refuseWording([bare], RULES), {
    name: 'WordingRefusedError',
    message: /template "hello".*opt-out/s,
  })
})

test('a text that is right for one place passes, though another asks for more', () => {
  const own: RulePack = {
    id: 'own',
    version: '1',
    binds: 'jurisdictions',
    jurisdictions: ['CN'],
    rules: [rule('OWN-SIGNATURE', ['signature'])],
  }
  const english = someTemplateFile({ en: smsText('{lender}: hello {link} Reply STOP', ['identity', 'opt-out']) })
  assert.deepEqual(wordingErrors(english, { packs: [own, STRICTEST_DEFAULT], actor: 'first' }), [])
  assert.match(wordingErrors(english, { packs: [everyone(own)], actor: 'first' })[0]?.problem ?? '', /"signature"/)
})

function rule(id: string, wording: readonly 'signature'[]): RulePack['rules'][number] {
  return { id, sentence: 'It is ours.', status: 'house', actor: 'both', channels: ['sms'], kind: 'wording', wording }
}

function everyone({ id, version, rules }: RulePack): RulePack {
  return { id, version, binds: 'everyone', rules }
}
