import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { compilePolicy } from '../../case/compile-policy.ts'
import type { Policy } from '../../case/policy.ts'
import { readPolicyLines } from '../../case/policy-lines.ts'
import { type DeployedStage, NotDeployedError } from './deployed-stage.ts'
import { zipEntry } from './zip-entry.ts'

/** The policy that a stage decides by now: it lies beside the code of each of its functions. */
export async function deployedPolicy(stage: DeployedStage, client = new LambdaClient()): Promise<Policy> {
  const FunctionName = stage.theOnly('AWS::Lambda::Function', /ReconcileCase/)
  const { Code } = await client.send(new GetFunctionCommand({ FunctionName }))
  if (Code?.Location === undefined) throw new NotDeployedError(stage.stage, 'does not hand out its code')
  const answer = await fetch(Code.Location)
  if (!answer.ok) throw new NotDeployedError(stage.stage, `does not hand out its code (${answer.status})`)
  const archive = Buffer.from(await answer.arrayBuffer())
  return compilePolicy(readPolicyLines(zipEntry(archive, 'policy.jsonl').toString('utf8')))
}
