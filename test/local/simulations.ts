import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { Simulation, type SimulationInput } from '../../shared/local/simulation.ts'
import { assembleCases } from '../../shared/portfolio/assemble-cases.ts'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { openSample, SAMPLE_START } from '../../shared/portfolio/sample-portfolio.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aLoan, aPolicy, at, day } from '../case/factories.ts'

/** Midnight in Shanghai, eight days before the loan of the factories falls due. */
export const START = at('2026-11-02T00:00:00+08:00')

export const gentle: Policy = aPolicy()

/** A run over two weeks, of one borrower in Shanghai unless a test says otherwise. */
export function aSimulation(overrides: Partial<SimulationInput> = {}): Simulation {
  return new Simulation({
    cases: [aCase()],
    future: [],
    policy: gentle,
    start: START,
    until: START + 14 * DAY,
    ...overrides,
  })
}

/** A borrower whose one loan falls due on a day of November 2026. */
export function aCaseDueOn(id: string, date: string): CaseFile {
  const instalments = [{ id: '1', dueOn: day(date), amount: 120_000 }]
  return aCase({ borrower: aBorrower({ id }), loans: [aLoan({ instalments })] })
}

/** A small part of the sample portfolio, as a simulation takes it. */
export async function sampleInput(size: number, days: number): Promise<SimulationInput> {
  const options = { hashPoint: keyedHashPoint('test'), start: SAMPLE_START }
  const { cases, later } = await assembleCases(openSample(1, SAMPLE_START, size), options)
  return { cases, future: later, policy: gentle, start: SAMPLE_START, until: SAMPLE_START + days * DAY }
}
