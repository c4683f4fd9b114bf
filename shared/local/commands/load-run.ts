import type { Policy } from '../../case/policy.ts'
import { wholeNumber } from '../../commands/whole-number.ts'
import { DAY, type Instant } from '../../time/instant.ts'
import { localPolicy } from '../local-policy.ts'
import { actorNamed } from './actor-named.ts'
import { type LoadedPortfolio, loadPortfolio } from './load-portfolio.ts'
import { strategyNamed } from './strategy-named.ts'

export interface RunArguments {
  readonly portfolio?: string | undefined
  readonly 'as-of'?: string | undefined
  readonly encoding?: string | undefined
  readonly strategy?: string | undefined
  readonly actor?: string | undefined
  readonly days?: string | undefined
}

/** What a report over a run of the simulation is made from: a portfolio, the policy it runs under, and how long. */
export interface LoadedRun extends LoadedPortfolio {
  readonly policy: Policy
  readonly until: Instant
}

/** Reads what the arguments of a report over a run name. */
export async function loadRun(args: RunArguments): Promise<LoadedRun> {
  const { portfolio, encoding, strategy = 'gentle', actor = 'first-party' } = args
  const days = wholeNumber('--days', args.days ?? '60', 1, 3_650)
  const policy = localPolicy({ strategy: await strategyNamed(strategy), actor: actorNamed(actor) })
  // A report's --from is where its period begins, not where the run does, so it is not handed on.
  const loaded = await loadPortfolio({ portfolio, encoding, 'as-of': args['as-of'] })
  return { ...loaded, policy, until: loaded.start + days * DAY }
}
