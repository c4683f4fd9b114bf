import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { Storyteller } from '../../shared/story/storyteller.ts'
import { aCase, at } from '../case/factories.ts'

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
