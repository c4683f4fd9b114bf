import { parseOptions } from '../../commands/parse-options.ts'
import { runCommand } from '../../commands/run-command.ts'
import { wholeNumber } from '../../commands/whole-number.ts'
import type { Strategy } from '../../strategy/strategy.ts'
import { DAY } from '../../time/instant.ts'
import { type Forecast, forecast } from '../forecast/forecast.ts'
import { writeDifference, writeForecast } from '../forecast/write-forecast.ts'
import { localPolicy } from '../local-policy.ts'
import { ProgressBar } from '../progress-bar.ts'
import {
  describeLoaded,
  type LoadedPortfolio,
  loadPortfolio,
  PORTFOLIO_OPTIONS,
  PORTFOLIO_USAGE,
} from './load-portfolio.ts'
import { strategyNamed } from './strategy-named.ts'

const USAGE = `Tells what a strategy would do to a portfolio: contacts by hour, channel and country, segments, cost and deferrals.

  npm run forecast -- [--portfolio FILE] [--strategy FILE|NAME] [--days N] [--against FILE|NAME] [--json]

${PORTFOLIO_USAGE}
  --strategy   a strategy's file, or the name of a shipped one (default: gentle)
  --days       how many days to look ahead (default: 30)
  --against    another strategy, such as the one in use, that the first is compared with
  --json       prints the figures as JSON (and nothing else with npm run --silent)`

await runCommand(async () => {
  const { values } = parseOptions({
    options: {
      ...PORTFOLIO_OPTIONS,
      strategy: { type: 'string', default: 'gentle' },
      days: { type: 'string', default: '30' },
      against: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const days = wholeNumber('--days', values.days, 1, 3_650)
  const strategy = await strategyNamed(values.strategy)
  const against = values.against === undefined ? undefined : await strategyNamed(values.against)
  const portfolio = await loadPortfolio(values)
  // The figures stand alone on the standard output, to be pasted or parsed.
  if (portfolio.refusedFile !== undefined) console.error(describeLoaded(portfolio))

  const found = await forecastOf(strategy, portfolio, days)
  const other = against && (await forecastOf(against, portfolio, days))
  if (values.json) {
    return console.log(JSON.stringify(other === undefined ? found : { forecast: found, against: other }, undefined, 2))
  }
  console.log(writeForecast(found))
  if (other !== undefined) console.log(`${writeForecast(other)}\n${writeDifference(other, found)}`)
})

async function forecastOf(
  strategy: Strategy,
  { cases, later, start }: LoadedPortfolio,
  days: number,
): Promise<Forecast> {
  const policy = localPolicy({ strategy })
  const bar = new ProgressBar('Forecasting', process.stderr)
  return forecast({ cases, future: later, policy, start, until: start + days * DAY }, (done) => bar.show(done))
}
