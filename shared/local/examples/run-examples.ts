import type { RulePack } from '../../compliance/pack-schema.ts'
import { type Answer, answerOf } from './answer.ts'
import type { Example, Examples } from './example.ts'
import { type Grade, gradeOf } from './grade.ts'
import { namedCarrierRules, namedPacks } from './named-rules.ts'
import { readExample } from './read-example.ts'
import { type Situation, situationOf } from './situation.ts'
import { verdictOf } from './verdict.ts'

export type Result =
  | {
      readonly status: Grade
      readonly example: Example
      readonly answer: Answer
      readonly situation: Situation
      /** Whether the example counts: one that was written down from memory does not. */
      readonly graded: boolean
      /** Where the rules are about wording: whether the gate read the message's own words, or the example only describes them. */
      readonly wordingBy: 'gate' | 'description' | undefined
    }
  | { readonly status: 'not-expressible'; readonly example: Example; readonly why: string; readonly graded: boolean }

/** Runs worked examples against packs. What an example says is read; the verdict is the engine's under the rules that it names. */
export function runExamples({ cases, compiled }: Examples, packs: readonly RulePack[]): readonly Result[] {
  const byId = new Map(cases.map((example) => [example.id, example]))
  return cases.map((example) => runExample(example, byId, packs, compiled))
}

function runExample(
  example: Example,
  others: ReadonlyMap<string, Example>,
  packs: readonly RulePack[],
  compiled: string | undefined,
): Result {
  const graded = example.confidence !== 'M'
  const named = namedPacks(packs, example.rules)
  const carriers = namedCarrierRules(packs, example.rules)
  const rules = [...named.flatMap((pack) => pack.rules), ...carriers]
  if (rules.length === 0) {
    return { status: 'not-expressible', example, graded, why: `No pack has a rule ${example.rules.join(' or ')}.` }
  }
  const draft = readExample(example, others)
  if (draft.unread.length > 0) {
    return { status: 'not-expressible', example, graded, why: `Not understood: ${draft.unread.join(', ')}.` }
  }
  const bound = draft.consentTold ? named : withoutConsents(named)
  const situation = situationOf(example, draft, rules, compiled)
  const answer = answerOf(example, draft, situation, bound, carriers)
  if (answer === undefined)
    return { status: 'not-expressible', example, graded, why: 'None of the rules limits contacts.' }
  const whole =
    answer.verdict === 'defer'
      ? verdictOf(
          packs.filter(({ binds }) => binds === 'jurisdictions'),
          situation,
        )
      : undefined
  const wordingBy = rules.some(({ kind }) => kind === 'forbidden-wording') ? draft.wordingBy : undefined
  return { status: gradeOf(example, answer, situation, whole), example, answer, situation, graded, wordingBy }
}

/** Where an example speaks of a limit and not of consent, consent is taken to be given. */
function withoutConsents(packs: readonly RulePack[]): readonly RulePack[] {
  if (packs.every(({ rules }) => rules.every(({ kind }) => kind === 'consent'))) return packs
  return packs.map((pack) => ({ ...pack, rules: pack.rules.filter(({ kind }) => kind !== 'consent') }))
}
