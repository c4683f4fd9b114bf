import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { render } from '../../shared/messages/render.ts'
import { countSegments } from '../../shared/messages/segments.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import type { Template } from '../../shared/messages/template.ts'
import { someValues } from './message-factory.ts'

/** Every message as a borrower reads it. `UPDATE_GOLDEN=1` rewrites the files; look at each before you commit it. */
const GOLDEN = new URL('../fixtures/messages/golden/', import.meta.url)

const ONE_LOAN = someValues()
const TWO_LOANS = someValues({ loans: 2, amount: 480_00 })

for (const [name, text] of goldenFiles()) {
  test(`${name} reads as it was approved`, () => {
    const file = new URL(name, GOLDEN)
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(new URL('.', file), { recursive: true })
      writeFileSync(file, text)
    }
    assert.equal(text, readFileSync(file, 'utf8'))
  })
}

test('no golden file is left of a message that is gone', () => {
  const names = new Set(goldenFiles().keys())
  const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(txt|html)$/.test(name))
  assert.deepEqual(
    files.filter((name) => !names.has(name)),
    [],
  )
})

function goldenFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const template of shippedTemplates().templates) {
    const name = `${template.locale}/${template.id}`
    files.set(`${name}.txt`, `${files.get(`${name}.txt`) ?? ''}${textOf(template)}`)
    if (template.channel === 'email') files.set(`${name}.html`, template.html(ONE_LOAN))
  }
  return files
}

function textOf(template: Template): string {
  const one = render(template, ONE_LOAN).text
  const two = render(template, TWO_LOANS).text
  switch (template.channel) {
    case 'sms':
      return `== sms${size(one)}\n${one}\n\n== sms, two loans${size(two)}\n${two}\n`
    case 'email': {
      const head = `Subject: ${template.subject(ONE_LOAN)}\nPreview: ${template.preheader(ONE_LOAN)}`
      return `\n== email\n${head}\n\n${one}\n\n== email, two loans\n${two}\n`
    }
    case 'voice':
    case 'webhook':
      return `\n== ${template.channel}\n${one}\n`
  }
}

function size(text: string): string {
  const { segments, units, encoding } = countSegments(text)
  return `, ${segments} of ${units} ${encoding}`
}
