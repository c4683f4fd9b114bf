import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { askingClient, BedrockSecondOpinion } from '../../shared/aws/bedrock-second-opinion.ts'
import type { SecondOpinion } from '../../shared/replies/second-opinion.ts'

/** A model of Bedrock, in a file of its own: it is bundled apart from all else (infra/bundling/apart.ts). */
export function bedrockOpinion(model: string): SecondOpinion {
  return new BedrockSecondOpinion({ client: new BedrockRuntimeClient(askingClient), model })
}
