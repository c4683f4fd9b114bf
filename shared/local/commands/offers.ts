import { acceptOffer } from '../../arrangements/accept-offer.ts'
import { NO_OFFERS } from '../../arrangements/no-offers.ts'
import { type OfferRequest, offersFor } from '../../arrangements/offers-for.ts'
import { chosenJson, offersJson, writeOffers } from '../../arrangements/write-offers.ts'
import { parseOptions } from '../../commands/parse-options.ts'
import { readInstant } from '../../commands/read-instant.ts'
import { runCommand, UsageError } from '../../commands/run-command.ts'
import { parseDay } from '../../time/instant.ts'
import { localPolicy } from '../local-policy.ts'
import { arrangementsNamed } from './arrangements-named.ts'
import { readCaseFile } from './read-case-file.ts'

const USAGE = `Shows in which parts a borrower may pay, with dates and amounts, and what choosing one would come to. Nothing is stored.

  npm run offers -- --case FILE [--policy FILE] [--at INSTANT] [--first DATE] [--json]
  npm run offers -- --case FILE --choose OFFER [--loan ID]

  --case      a case file (JSON)
  --policy    a file of your own (JSON) with who may pay in which parts (default: the one that comes with Duewell)
  --at        the instant, or a date, which means its first instant in UTC (default: now)
  --first     the day on which the borrower would rather pay first (default: the earliest that the policy allows)
  --loan      one loan only
  --choose    an offer by its id, such as monthly-3: prints the hold and what the core system is asked, as JSON
  --json      prints the offers as JSON (and nothing else with npm run --silent)`

await runCommand(async () => {
  const { values } = parseOptions({
    options: {
      case: { type: 'string' },
      policy: { type: 'string' },
      at: { type: 'string' },
      first: { type: 'string' },
      loan: { type: 'string' },
      choose: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  if (values.case === undefined) throw new UsageError(`Name a case file.\n\n${USAGE}`)
  const caseFile = await readCaseFile(values.case)
  const arrangements = await arrangementsNamed(values.policy)
  const now = values.at === undefined ? Date.now() : readInstant('--at', values.at)
  const firstOn = values.first === undefined ? undefined : readDay(values.first)
  const loans = caseFile.loans.filter(({ id }) => values.loan === undefined || id === values.loan)
  if (loans.length === 0) throw new UsageError(`The case has no loan ${values.loan ?? ''}; see its file.`)
  const requests = loans.map((loan) => ({ caseFile, loan, arrangements, policy: localPolicy(), now, firstOn }))
  if (values.choose !== undefined) return choose(values.choose, requests)
  const found = requests.map((request) => ({ loan: request.loan.id, found: offersFor(request) }))
  console.log(
    values.json
      ? JSON.stringify(
          found.map((each) => offersJson(each.loan, each.found)),
          undefined,
          2,
        )
      : found.flatMap((each) => writeOffers(each.loan, each.found, arrangements)).join('\n'),
  )
})

function choose(id: string, [request, ...others]: readonly OfferRequest[]): void {
  if (request === undefined || others.length > 0) throw new UsageError('Say for which loan, by --loan.')
  const { caseFile, loan, arrangements, policy, now } = request
  const found = offersFor(request)
  if ('none' in found) throw new UsageError(`There are no offers. ${NO_OFFERS[found.none]}`)
  const offer = found.offers.find((each) => each.id === id)
  if (offer === undefined) {
    throw new UsageError(`There is no offer ${id}; choose one of ${found.offers.map((each) => each.id).join(', ')}.`)
  }
  const place = policy.rulebook.rulesFor(caseFile.borrower)
  // A door that stores what it is told names the arrangement by the borrower's own request.
  const choice = { id: `${loan.id.slice(0, 40)}.${id}`, borrower: caseFile.borrower.id, at: now, source: 'command' }
  const chosen = acceptOffer(offer, { ...choice, by: 'borrower' }, arrangements, place)
  console.log(JSON.stringify(chosenJson(chosen), undefined, 2))
}

function readDay(text: string) {
  const day = parseDay(text)
  if (day === undefined) throw new UsageError(`--first ${text} is not a date; write it as 2026-12-04.`)
  return day
}
