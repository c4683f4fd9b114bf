import { BUCKETS } from './features.ts'

export interface Example {
  readonly features: ReadonlySet<number>
  /** Index of its class. */
  readonly label: number
}

const EPOCHS = 60
const RATE = 0.6
const DECAY = 2e-5

/**
 * Fits a multinomial logistic regression, one weight for each class and bucket, by gradient descent over the examples in an
 * order that is shuffled the same way each time. Classes weigh alike, however many examples they have.
 */
export function train(examples: readonly Example[], classes: number): Float64Array {
  const weights = new Float64Array(classes * BUCKETS)
  const counts = new Array<number>(classes).fill(0)
  for (const { label } of examples) counts[label] = (counts[label] ?? 0) + 1
  const share = examples.length / classes
  const order = examples.map((_, index) => index)
  let seed = 1
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      const other = seed % (at + 1)
      const kept = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = kept
    }
    const rate = RATE / (1 + epoch / 10)
    for (const index of order) {
      const example = examples[index]
      if (example === undefined) continue
      const weight = Math.min(3, Math.sqrt(share / (counts[example.label] ?? 1)))
      step(weights, example, rate * weight, classes)
    }
    for (let at = 0; at < weights.length; at += 1)
      weights[at] = (weights[at] ?? 0) * (1 - DECAY * examples.length * rate)
  }
  return weights
}

function step(weights: Float64Array, { features, label }: Example, rate: number, classes: number): void {
  const likely = probabilities(weights, features, classes)
  const scale = 1 / Math.sqrt(features.size || 1)
  for (let of = 0; of < classes; of += 1) {
    const change = rate * scale * ((of === label ? 1 : 0) - (likely[of] ?? 0))
    for (const bucket of features) {
      const at = of * BUCKETS + bucket
      weights[at] = (weights[at] ?? 0) + change
    }
  }
}

/** How likely each class is. */
export function probabilities(
  weights: Float64Array | Int8Array,
  features: ReadonlySet<number>,
  classes: number,
  unit = 1,
): readonly number[] {
  const scale = unit / Math.sqrt(features.size || 1)
  const scores = Array.from({ length: classes }, (_, of) => {
    let sum = 0
    for (const bucket of features) sum += weights[of * BUCKETS + bucket] ?? 0
    return sum * scale
  })
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}
