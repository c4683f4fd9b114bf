import { decide } from '../../shared/case/decide.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { lies } from '../../shared/compliance/jurisdictions.ts'
import type { RulePack } from '../../shared/compliance/pack-schema.ts'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { localPolicy } from '../../shared/local/local-policy.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { type BenchLine, type Figures, figuresOf } from './figures.ts'
import { BENCH_START, typicalCase } from './typical-case.ts'
import { benchWindows } from './windows.ts'

const CASES = 64
const ROUNDS = 9
const REPEATS = 200
const LARGEST = 3
const SLOWER_AT_MOST = 2
const FASTER_AT_LEAST = 100

/** What the rules cost: a decision under the largest packs at once, and the next allowed window. */
export function benchRules(): readonly BenchLine[] {
  return [decideUnderPacks(), nextWindow()]
}

/** The same cases decided under the three largest packs at once, and under a pack of one rule that never speaks. */
function decideUnderPacks(): BenchLine {
  const packs = shippedPacks()
    .filter((pack) => pack.binds === 'jurisdictions')
    .toSorted((a, b) => b.rules.length - a.rules.length)
    .slice(0, LARGEST)
  const places = packs.map(strictestPlace)
  const bound = cases(places)
  const under = (given: readonly RulePack[]): Policy => {
    const policy = localPolicy()
    return { ...policy, rulebook: compileRulebook(given, { actor: 'first-party' }) }
  }
  const [full, bare] = [under(packs), under([silentPack(places)])]
  const times: { full: number[]; bare: number[] } = { full: [], bare: [] }
  for (let round = -2; round < ROUNDS; round += 1) {
    const [a, b] = [nanosecondsEach(bound, full), nanosecondsEach(bound, bare)]
    if (round < 0) continue
    times.full.push(a)
    times.bare.push(b)
  }
  const [ours, theirs] = [figuresOf(times.full), figuresOf(times.bare)]
  const ratio = ours.median / theirs.median
  return {
    what: `decide, ${packs.map(({ id }) => id).join(' + ')} / one rule`,
    ours: inNanoseconds(ours),
    theirs: inNanoseconds(theirs),
    ratio,
    bar: `< ${SLOWER_AT_MOST}`,
    met: ratio < SLOWER_AT_MOST,
  }
}

/** Of a pack's places the one with the most rules. */
function strictestPlace(pack: RulePack): string {
  const own = pack.binds === 'jurisdictions' ? pack.jurisdictions : []
  const all = [...new Set([...own, ...pack.rules.flatMap(({ jurisdictions = [] }) => jurisdictions)])]
  const rulesIn = (place: string) =>
    pack.rules.filter(({ jurisdictions }) => jurisdictions === undefined || lies(place, jurisdictions)).length
  return all.toSorted((a, b) => rulesIn(b) - rulesIn(a))[0] ?? ''
}

function silentPack(places: readonly string[]): RulePack {
  const rule = { id: 'SILENT', sentence: 'Says nothing.', status: 'house', actor: 'both', channels: ['agent'] } as const
  const wording = { ...rule, kind: 'wording', wording: ['identity'] } as const
  return { id: 'silent', version: '1', binds: 'jurisdictions', jurisdictions: places, rules: [wording] }
}

function cases(jurisdictions: readonly string[]) {
  return Array.from({ length: CASES }, (_, index) => {
    const { borrower, ...rest } = typicalCase(index)
    const now = BENCH_START + ((index * 7_919) % (20 * 24 * 60)) * MINUTE
    return { caseFile: { ...rest, borrower: { ...borrower, jurisdictions } }, now }
  })
}

function nanosecondsEach(all: ReturnType<typeof cases>, policy: Policy): number {
  let checksum = 0
  const started = performance.now()
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const { caseFile, now } of all) checksum += decide(caseFile, policy, now).findings.length
  }
  if (!Number.isFinite(checksum)) throw new Error('a case had no answer')
  return ((performance.now() - started) * 1e6) / (REPEATS * CASES)
}

/** Throws where the two differ in any of the cases. */
function nextWindow(): BenchLine {
  const figures = benchWindows()
  const ours = figures.find(({ name }) => name.startsWith('duewell'))
  const theirs = figures.find(({ name }) => name === 'temporal-polyfill')
  if (ours === undefined || theirs === undefined) throw new Error('the windows bench has lost a contender')
  const ratio = theirs.median / ours.median
  return {
    what: 'next allowed window, temporal-polyfill / ours, 0 differences',
    ours: inNanoseconds(ours),
    theirs: inNanoseconds(theirs),
    ratio,
    bar: `>= ${FASTER_AT_LEAST}`,
    met: ratio >= FASTER_AT_LEAST,
  }
}

function inNanoseconds({ median, min, max }: Figures): string {
  return `${Math.round(median)} ns (${Math.round(min)}-${Math.round(max)})`
}
