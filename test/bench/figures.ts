/** The smallest, middle and largest of some measurements. */
export interface Figures {
  readonly min: number
  readonly median: number
  readonly max: number
}

export function figuresOf(values: readonly number[]): Figures {
  const sorted = values.toSorted((a, b) => a - b)
  return {
    min: sorted[0] ?? Number.NaN,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  }
}

/** One line of the bench's table: a ratio of two things measured in one run, and the bar that it is held to. */
export interface BenchLine {
  readonly what: string
  readonly ours: string
  readonly theirs: string
  readonly ratio: number
  readonly bar: string
  readonly met: boolean
}
