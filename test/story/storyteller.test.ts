import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { Storyteller } from '../../shared/story/storyteller.ts'
import { aCase, aPlan, at } from '../case/factories.ts'

const NOW = at('2026-12-10T11:00:00+08:00')
const teller = new Storyteller(compileRulebook(shippedPacks(), { actor: 'first-party' }))

test('what a step handed to a person stands in the story once, as the kind of work that it is', () => {
  const handed = { id: 'legal-review.l-1.1.last', kind: 'legal-review', about: 'Please judge.', openedAt: NOW } as const
  const asked = { id: 'r-1.call-me', kind: 'call', about: 'Please call.', openedAt: NOW } as const
  const caseFile = aCase({ tasks: [handed, asked] })
  const story = teller.story(caseFile, [{ what: 'handed-over', at: NOW, task: handed.id, findings: [] }])
  assert.deepEqual(
    story.map(({ kind, detail }) => [kind, detail]),
    [
      ['task', 'legal-review'],
      ['task', 'call'],
    ],
  )
})

test('a contact that others made stands in the story with its way, who made it and what came of it', () => {
  const made = { loans: ['l-1'], purpose: 'overdue', tone: 'neutral', elsewhere: true } as const
  const call = {
    ...made,
    id: 'c-1',
    at: NOW,
    channel: 'agent',
    outcome: 'sent',
    manner: 'call',
    result: 'no-answer',
  } as const
  const asked = { ...made, id: 'c-2', at: NOW + 1, channel: 'sms', outcome: 'delivered', inbound: true } as const
  const story = teller.story(aCase({ plan: aPlan({ contacts: [call, asked] }) }), [])
  assert.deepEqual(
    story.filter(({ kind }) => kind === 'contact'),
    [
      { at: NOW, kind: 'contact', channel: 'agent', detail: 'sent', manner: 'call', result: 'no-answer', findings: [] },
      { at: NOW + 1, kind: 'contact', channel: 'sms', detail: 'delivered', inbound: true, findings: [] },
    ],
  )
})
