import type { StrategyError } from '../shared/strategy/strategy-error.ts'
import type { Settings } from './settings-schema.ts'

const NEEDED = {
  lender: 'whose name, links and address the messages carry',
  channels: 'by which channels and from which senders they go',
  alarmEmail: 'whom the alarms wake',
  borrowerPage: 'the domain and the certificate of the page that links lead to',
} as const
/** A page that is asked for needs a name of its own. */
const NAMED = {
  borrowerPage: NEEDED.borrowerPage,
  lenderPage: 'the domain and the certificate of the page for your people',
} as const

/**
 * What a stage for real people must say and its settings do not. The sample's values are good enough to look at, and a
 * message in a sample's name is good for nobody.
 */
export function missingFromProd(settings: Settings): readonly StrategyError[] {
  const missing = Object.entries(NEEDED)
    .filter(([setting]) => !Object.hasOwn(settings, setting))
    .map(([setting, what]) => isMissing(`/${setting}`, what))
  const nameless = (['borrowerPage', 'lenderPage'] as const)
    .filter((page) => settings[page] !== undefined && settings[page].domain === undefined)
    .map((page) => isMissing(`/${page}/domain`, NAMED[page]))
  return [...missing, ...nameless]
}

function isMissing(path: string, what: string): StrategyError {
  return { path, problem: 'prod needs this, and it is missing', mend: `say ${what}` }
}
