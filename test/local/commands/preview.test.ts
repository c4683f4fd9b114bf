import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFile } from '../temporary-file.ts'
import { run } from './command.ts'

const CASE = {
  borrower: {
    id: 'b-1',
    name: 'Ada Fern',
    locales: ['en'],
    zones: ['Africa/Lagos'],
    jurisdictions: ['NG'],
    contactPoints: [],
    sourceVersion: '2026-11-01T00:00:00Z',
  },
  loans: [
    {
      id: 'l-1',
      currency: 'NGN',
      status: 'scheduled',
      instalments: [{ id: '1', dueOn: '2026-11-10', amount: 1_250_000 }],
      sourceVersion: '2026-11-01T00:00:00Z',
    },
  ],
}

test('lists the templates, and how to see one', async () => {
  const { code, out } = await run('preview')
  assert.equal(code, 0)
  assert.match(out, /^upcoming-friendly +version 1 +en, zh-Hans, zh-Hant +sms, /m)
  assert.match(out, /npm run preview -- --template ID/)
})

test('shows a template in every language, with segments and price', async () => {
  const { code, out } = await run('preview', '--template', 'upcoming-friendly')
  assert.equal(code, 0)
  for (const locale of ['en', 'zh-Hans', 'zh-Hant']) {
    assert.match(out, new RegExp(`^upcoming-friendly 1 · ${locale} · sms · 1 segment \\(.*\\) · \\$`, 'm'))
  }
})

test('shows a template for the borrower of a case file', async (context) => {
  const path = await aFile(context, 'case.json', JSON.stringify(CASE))
  const { code, out } = await run('preview', '--template', 'upcoming-friendly', '--case', path)
  assert.equal(code, 0)
  assert.match(out, /10 November/)
})

test('answers what it can’t use with what to write instead, and quotes nothing of a case', async (context) => {
  const broken = await aFile(context, 'broken.json', '"Ada Fern')
  const wrong = await aFile(context, 'wrong.json', JSON.stringify({ ...CASE, loans: 'none' }))
  for (const [args, message] of [
    [['--template', 'threat'], /^There is no template threat; npm run preview without --template lists them all\.$/],
    [['--template', 'upcoming-friendly', '--case', 'nowhere.json'], /^There is no file nowhere\.json/],
    [['--file', '.'], /^\. is a folder; name a file\.$/],
    [['--template', 'upcoming-friendly', '--case', broken], /broken\.json is not JSON/],
    [['--template', 'upcoming-friendly', '--case', wrong], /wrong\.json is not a case file:[\s\S]*loans/],
    [['--tone', 'loud'], /Unknown option '--tone'/],
  ] as const) {
    const { code, errors } = await run('preview', ...args)
    assert.equal(code, 1)
    assert.match(errors.trim(), message)
    assert.doesNotMatch(errors, /Ada/)
  }
})

test('shows a template of one’s own from its file, and refuses one that may not be sent', async (context) => {
  const own = (text: string) =>
    JSON.stringify({
      id: 'own',
      version: '1',
      purpose: 'overdue',
      tone: 'firm',
      texts: { en: { sms: { provides: ['identity', 'opt-out'], text } } },
    })
  const kind = await aFile(context, 'kind.json', own('{lender}: you can pay in parts: {link}. Reply STOP'))
  const { code, out } = await run('preview', '--file', kind)
  assert.equal(code, 0)
  assert.match(out, /^own 1 · en · sms/)
  const cruel = await aFile(context, 'cruel.json', own('{lender}: FINAL NOTICE. Pay up: {link}. Reply STOP'))
  const refused = await run('preview', '--file', cruel)
  assert.equal(refused.code, 1)
  assert.match(refused.errors, /\/texts\/en\/sms\/text\n.*"final notice".*DEFAULT-WORDING/)
})
