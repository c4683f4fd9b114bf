import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Stack } from 'aws-cdk-lib/core'
import type { DuewellFunction } from './duewell-function.ts'
import { acknowledgeWildcard } from './wildcards.ts'

/** Who is asked about replies that nothing else understands. */
export interface SecondOpinionSettings {
  /** A model of Amazon Bedrock in the stack's own region, or a profile that finds it in a region of one part of the world. */
  readonly modelId: string
}

/** What ids of profiles begin with; those of models begin with who made them. */
const PARTS_OF_THE_WORLD = /^(?:us|us-gov|ca|eu|apac|jp|au|in|global)\./

/** Lets a function ask one model, and tells it which. */
export function grantAskingModel(fn: DuewellFunction, { modelId }: SecondOpinionSettings): void {
  const model = modelId.replace(PARTS_OF_THE_WORLD, '')
  fn.tell('SECOND_OPINION_MODEL', modelId)
  if (model === modelId) fn.allow(asking(modelArn(fn, model)))
  else grantAskingByProfile(fn, modelId, model)
}

/** Bedrock asks for the profile, and for the model in whichever of its regions it runs. */
function grantAskingByProfile(fn: DuewellFunction, modelId: string, model: string): void {
  const profile = Stack.of(fn).formatArn({
    service: 'bedrock',
    resource: 'inference-profile',
    resourceName: modelId,
  })
  const anywhere = modelArn(fn, model, '*')
  fn.allow(asking(profile), asking(anywhere, { StringEquals: { 'bedrock:InferenceProfileArn': profile } }))
  acknowledgeWildcard(
    fn.role,
    anywhere,
    'Which regions a profile has is AWS’s to say; the model is named, and may be asked by this profile alone.',
  )
}

function asking(resource: string, conditions: Record<string, object> = {}): PolicyStatement {
  return new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: [resource], conditions })
}

/** A model is nobody's own: its ARN has no account. */
function modelArn(fn: DuewellFunction, resourceName: string, region = Stack.of(fn).region): string {
  return Stack.of(fn).formatArn({ service: 'bedrock', region, account: '', resource: 'foundation-model', resourceName })
}
