import { type TestContext, test } from 'node:test'
import fc from 'fast-check'

/*
 * How long the doors are attacked: moderately in `npm test`, and for as long as one likes by `npm run fuzz -- --runs 20000`. The
 * seed is another each time and is printed; FUZZ_SEED repeats one.
 */

const RUNS = Number(process.env.FUZZ_RUNS ?? 1)
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 0x7fff_ffff))

/** How often a law is tried: `usual` times, or as often as was asked for. */
export function runsOf(usual: number): number {
  return RUNS > 1 ? RUNS : usual
}

/** A law that holds whatever comes in at a door. A failure prints its seed and the smallest sample that still fails. */
export function attack<Sample>(
  law: string,
  sample: fc.Arbitrary<Sample>,
  holds: (sample: Sample) => void | Promise<void>,
  { usual = 80, known = [] }: { readonly usual?: number; readonly known?: readonly Sample[] } = {},
): void {
  test(law, async (t: TestContext) => {
    t.diagnostic(`seed ${SEED}, ${runsOf(usual)} samples`)
    const property = fc.asyncProperty(sample, async (each) => holds(each))
    const examples = known.map((each): [Sample] => [each])
    await fc.assert(property, { seed: SEED, numRuns: runsOf(usual), examples, interruptAfterTimeLimit: 600_000 })
  })
}
