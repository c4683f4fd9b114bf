import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, paths, refused, withSteps } from './strategy-documents.ts'

const knows = (...pairs: readonly string[]) => ({
  templates: { has: (template: string, channel: string) => pairs.includes(`${template} ${channel}`) },
})

test('a template that nobody wrote is refused', () => {
  const [error] = refused(withSteps({ template: 'house-1' }), knows('overdue-friendly sms'))
  assert.equal(error?.path, '/steps/0/template')
  assert.equal(error?.problem, 'there is no template "house-1" for sms or email')
})

test('a missing default template is told at the step, with the ways out', () => {
  const [error] = refused(withSteps({}), knows())
  assert.equal(error?.path, '/steps/0')
  assert.match(error?.mend ?? '', /write this template, name another/)
})

test('a template for one of the channels is enough', () => {
  accepted(withSteps({}), knows('overdue-friendly email'))
})

test('a template for a channel that the step does not use is not', () => {
  assert.deepEqual(paths(refused(withSteps({}), knows('overdue-friendly voice'))), ['/steps/0'])
})

test('work for a person needs no template', () => {
  accepted(withSteps({ channels: ['agent'] }), knows())
})

test('an agent beside other channels does not stand in for their template', () => {
  assert.deepEqual(paths(refused(withSteps({ channels: ['sms', 'agent'] }), knows())), ['/steps/0'])
})

test('a firm template needs its neutral one, because a first contact is never firm', () => {
  const firm = { id: 'firm', when: 'overdue 15 days', tone: 'firm' }
  const [error] = refused(withSteps({}, firm), knows('overdue-friendly sms', 'overdue-firm sms'))
  assert.equal(error?.problem, 'there is no template "overdue-neutral" for sms or email')
  accepted(withSteps({}, firm), knows('overdue-friendly sms', 'overdue-firm sms', 'overdue-neutral email'))
})
