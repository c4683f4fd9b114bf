import { explainCase } from '../../explain/explain-case.ts'
import { explanationJson } from '../../explain/explanation-json.ts'
import { writeExplanation } from '../../explain/write-explanation.ts'
import type { Instant } from '../../time/instant.ts'
import { localPolicy } from '../local-policy.ts'
import { actorNamed } from './actor-named.ts'
import { readCaseFile } from './read-case-file.ts'
import { strategyNamed } from './strategy-named.ts'

export interface ExplainFileArguments {
  readonly file: string
  readonly at: Instant
  readonly strategy: string | undefined
  readonly actor: string | undefined
  readonly json: boolean
}

/** Explains the case of a file under the local policy. */
export async function explainFile(args: ExplainFileArguments): Promise<void> {
  const { file, at, strategy = 'gentle', actor = 'first-party', json } = args
  const policy = localPolicy({ strategy: await strategyNamed(strategy), actor: actorNamed(actor) })
  const explanation = explainCase(await readCaseFile(file), policy, at)
  console.log(
    json ? JSON.stringify(explanationJson(explanation), undefined, 2) : writeExplanation(explanation).join('\n'),
  )
}
