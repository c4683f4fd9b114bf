import type { Intent } from '../intent.ts'
import { CLASSES } from './classes.ts'
import { featuresOf } from './features.ts'
import { readWeights } from './quantise.ts'
import model from './reply-model.generated.json' with { type: 'json' }
import { probabilities } from './train.ts'

let weights: Int8Array | undefined

/** The intent whose known replies a folded text most resembles, and how much, from 0 to 1. */
export function resemblance(text: string): { readonly intent: Intent; readonly confidence: number } {
  weights ??= readWeights(model)
  const likely = probabilities(weights, featuresOf(text), CLASSES.length, model.unit)
  const confidence = Math.max(...likely)
  return { intent: CLASSES[likely.indexOf(confidence)] ?? 'unclear', confidence }
}
