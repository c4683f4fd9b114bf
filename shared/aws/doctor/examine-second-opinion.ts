import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { BedrockSecondOpinion } from '../bedrock-second-opinion.ts'
import { type DoctorFinding, warns } from './finding.ts'

/** Nobody's words. */
const MADE_UP = 'I will get back to you when I am home'

/** Asks the model that a stage names for one label, as the stage itself does. Without one replies wait for people as if there were none. */
export async function examineSecondOpinion(
  client: BedrockRuntimeClient,
  model: string | undefined,
): Promise<readonly DoctorFinding[]> {
  if (model === undefined) return []
  try {
    await new BedrockSecondOpinion({ client, model }).ask(MADE_UP)
    return []
  } catch (error) {
    const name = error instanceof Error ? error.name : 'no answer'
    return [
      warns(
        `The model ${model} gives no opinion on a reply (${name}), so that unclear replies only wait for people.`,
        'See that the account may use the model in this region, that the doctor may (bedrock:InvokeModel), and that it is one that ' +
          'converses and answers within 3 seconds (docs/guides/second-opinion.md).',
      ),
    ]
  }
}
