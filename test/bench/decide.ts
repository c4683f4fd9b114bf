import { decide } from '../../shared/case/decide.ts'
import { localPolicy } from '../../shared/local/local-policy.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { type BenchLine, figuresOf } from './figures.ts'
import { BENCH_START, typicalCase } from './typical-case.ts'
import { dateFnsTzNextAllowed } from './windows.ts'

/** Few enough to stay in the processor's cache, as the one case of a reminder does. */
const CASES = 64
const ROUNDS = 9
const REPEATS = 300
const BAR = 0.25

/** A whole decision of a typical case beside one next-allowed-window computation by date-fns-tz, same zones and instants. */
export function benchDecide(): BenchLine {
  const policy = localPolicy()
  const cases = Array.from({ length: CASES }, (_, index) => {
    const caseFile = typicalCase(index)
    const now = BENCH_START + ((index * 7_919) % (20 * 24 * 60)) * MINUTE
    return { caseFile, now, zone: caseFile.borrower.zones[0] ?? 'UTC' }
  })
  let checksum = 0
  const ours = () => {
    for (const { caseFile, now } of cases) checksum += decide(caseFile, policy, now).findings.length
  }
  const theirs = () => {
    for (const { zone, now } of cases) checksum += dateFnsTzNextAllowed(zone, now)
  }
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let round = -2; round < ROUNDS; round += 1) {
    const [a, b] = [nanosecondsEach(ours), nanosecondsEach(theirs)]
    if (round < 0) continue
    times.ours.push(a)
    times.theirs.push(b)
  }
  if (!Number.isFinite(checksum)) throw new Error('a case had no answer')
  const [decided, window] = [figuresOf(times.ours), figuresOf(times.theirs)]
  const ratio = decided.median / window.median
  return {
    what: 'decide, typical case / one window by date-fns-tz',
    ours: `${Math.round(decided.median)} ns (${Math.round(decided.min)}-${Math.round(decided.max)})`,
    theirs: `${Math.round(window.median)} ns (${Math.round(window.min)}-${Math.round(window.max)})`,
    ratio,
    bar: `< ${BAR}`,
    met: ratio < BAR,
  }
}

function nanosecondsEach(all: () => void): number {
  const started = performance.now()
  for (let repeat = 0; repeat < REPEATS; repeat += 1) all()
  return ((performance.now() - started) * 1e6) / (REPEATS * CASES)
}
