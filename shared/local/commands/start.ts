import { once } from 'node:events'
import { parseOptions } from '../../commands/parse-options.ts'
import { runCommand, UsageError } from '../../commands/run-command.ts'
import { wholeNumber } from '../../commands/whole-number.ts'
import { sampleSecondFactor } from '../../portfolio/sample-borrower.ts'
import { DAY, formatInstant, SECOND } from '../../time/instant.ts'
import { BORROWER_PAGE, localBorrowerPage } from '../local-borrower-page.ts'
import { localPolicy } from '../local-policy.ts'
import type { BorrowerPageServed } from '../page/app.ts'
import { PortTaken, type ServedPage, servePage } from '../page/server.ts'
import { type ShowOptions, SimulationShow } from '../show-simulation.ts'
import { Simulation } from '../simulation.ts'
import { writeSummary } from '../write-summary.ts'
import { describeLoaded, loadPortfolio, PORTFOLIO_OPTIONS, PORTFOLIO_USAGE } from './load-portfolio.ts'
import { runToEnd } from './run-to-end.ts'
import { strategyNamed } from './strategy-named.ts'

const USUAL_PORT = 4300
/** The page asks for no more either; what is faster than a virtual day in a second is a jump. */
const FASTEST = DAY / SECOND

const USAGE = `Reminds the borrowers of a portfolio in virtual time, with the production decision, and shows it on a local page.

  npm start [-- --portfolio FILE --strategy FILE|NAME --from DATE --days N --speed N --port N --headless]

${PORTFOLIO_USAGE}
  --strategy   a strategy's file, or the name of a shipped one (default: gentle)
  --days       how many virtual days the run lasts (default: 60)
  --speed      virtual seconds in a real one, at most ${FASTEST} (default: 3600)
  --port       where the page is served on this machine; 0 picks a free port (default: ${USUAL_PORT}, or a free one if it is taken)
  --headless   runs to the end, prints a summary and exits`

await runCommand(async () => {
  const { values } = parseOptions({
    options: {
      ...PORTFOLIO_OPTIONS,
      strategy: { type: 'string', default: 'gentle' },
      days: { type: 'string', default: '60' },
      speed: { type: 'string', default: '3600' },
      port: { type: 'string' },
      headless: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const days = wholeNumber('--days', values.days, 1, 3_650)
  const speed = wholeNumber('--speed', values.speed, 1, FASTEST)
  const port = values.port === undefined ? undefined : wholeNumber('--port', values.port, 0, 65_535)

  const strategy = await strategyNamed(values.strategy)
  const portfolio = await loadPortfolio(values)
  console.log(describeLoaded(portfolio))

  const { cases, later, start } = portfolio
  const policy = localPolicy({ strategy })
  const simulation = new Simulation({ cases, future: later, policy, start, until: start + days * DAY })
  if (values.headless) {
    await runToEnd(simulation)
    return console.log(writeSummary(simulation))
  }
  // Of invented borrowers anybody may know what opens their page.
  const options = values.portfolio === undefined ? { secondFactorOf: sampleSecondFactor } : {}
  await show(simulation, options, port, speed)
})

async function show(
  simulation: Simulation,
  options: ShowOptions,
  port: number | undefined,
  speed: number,
): Promise<void> {
  const view = new SimulationShow(simulation, options)
  // Every case is decided once before anybody looks, so that the page opens with what is planned.
  await simulation.runUntil(simulation.start)
  const { fetch } = localBorrowerPage(simulation, (response) => view.respond(response))
  const page = await serve(view, { at: BORROWER_PAGE, fetch }, port)
  view.play(speed)
  console.log(`Virtual time starts at ${formatInstant(simulation.start)}. Open ${page.url} (end with Ctrl+C).`)

  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  view.pause()
  await page.close()
  console.log('\nStopped.')
}

/** Serves at the port that was asked for, or else at the usual one, or else at a free one. */
async function serve(
  view: SimulationShow,
  borrowerPage: BorrowerPageServed,
  port: number | undefined,
): Promise<ServedPage> {
  try {
    return await servePage(view, { port: port ?? USUAL_PORT, borrowerPage })
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error
    if (port !== undefined) throw new UsageError(error.message, { cause: error })
    console.log(`Port ${USUAL_PORT} is taken by another program, so a free one is used.`)
    return servePage(view, { port: 0, borrowerPage })
  }
}
