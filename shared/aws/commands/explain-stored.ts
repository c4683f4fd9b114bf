import { UsageError } from '../../commands/run-command.ts'
import { explainCase } from '../../explain/explain-case.ts'
import { explanationJson } from '../../explain/explanation-json.ts'
import { writeExplanation } from '../../explain/write-explanation.ts'
import { asItCounts } from '../../sending/as-it-counts.ts'
import type { Instant } from '../../time/instant.ts'
import { deployedPolicy } from './deployed-policy.ts'
import { clock } from './outside.ts'
import { asOperator } from './run-operator-command.ts'
import { type StageArguments, stageNamed } from './stage-options.ts'
import { StageStores } from './stage-stores.ts'

export interface ExplainStoredArguments extends StageArguments {
  readonly borrower: string | undefined
  readonly at: Instant | undefined
  readonly json: boolean
}

/** Explains a case as it is stored in a stage, under the policy that is deployed there. */
export function explainStored({ borrower, at = clock.now(), json, ...where }: ExplainStoredArguments): Promise<void> {
  return asOperator(async () => {
    if (borrower === undefined) throw new UsageError('Name the borrower, such as --borrower b-1.')
    const stage = await stageNamed(where)
    const { cases, desk } = new StageStores(stage)
    const [stored, state, policy] = await Promise.all([cases.load(borrower), desk.standing(), deployedPolicy(stage)])
    if (stored === undefined) throw new UsageError(`The stage has no case of borrower ${borrower}; look at the id.`)
    const explanation = explainCase(asItCounts(stored, state), policy, at, state)
    console.log(
      json ? JSON.stringify(explanationJson(explanation), undefined, 2) : writeExplanation(explanation).join('\n'),
    )
  })
}
