import { hash32 } from '../case/hash.ts'
import { DAY, formatDay, type Instant } from '../time/instant.ts'
import { findZone } from '../time/zone.ts'
import type { SeededRandom } from './random.ts'
import { SAMPLE_COUNTRIES } from './sample-countries.ts'
import { sampleEvents } from './sample-events.ts'
import { type SampleRow, sampleLoan } from './sample-loans.ts'

/** What opens the page of an invented borrower: four digits that anybody can see on the local page. */
export function sampleSecondFactor(borrower: string): string {
  return String(hash32(borrower) % 10_000).padStart(4, '0')
}

/** The n-th invented borrower: the rows of the person, one to three loans and their payments, and what has happened so far. */
export function sampleBorrower(random: SeededRandom, n: number, start: Instant): readonly SampleRow[] {
  const country = random.pick(SAMPLE_COUNTRIES)
  const { jurisdiction, zone: zoneName, areaCode } = random.pick(country.places)
  const zone = findZone(zoneName)
  if (zone === undefined) throw new Error(`The sample lives in ${zoneName}, which the zone table lacks.`)
  const id = `sample-${String(n).padStart(4, '0')}`
  const today = Math.floor(start / DAY)
  const phone = random.chance(0.97) ? country.phone(areaCode, n) : undefined
  const email =
    phone === undefined || random.chance(0.85) ? `borrower${n}@example.${random.pick(['com', 'net'])}` : undefined
  const borrower: SampleRow = {
    record: 'borrower',
    borrower: id,
    name: country.name(random),
    locale: country.locales,
    zone: zoneName,
    jurisdiction,
    segment: random.pick(['first-loan', 'returning', 'returning']),
    secondFactor: sampleSecondFactor(id),
    ...(random.chance(0.08) && { hours: random.pick(['09:00-12:00', '12:00-18:00', '17:00-20:00']) }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(random.chance(0.95) && {
      consentAt: formatDay(today - random.whole(90, 900)),
      consentSource: 'application-form',
    }),
  }
  const count = random.pick([1, 1, 1, 2, 2, 3])
  const setting = { borrower: id, country, zone, today }
  const loans = Array.from({ length: count }, (_, at) => sampleLoan(random, `${id}-L${at + 1}`, setting))
  const [loan] = loans
  const events = loan === undefined ? [] : sampleEvents(random, { id, loan, zone, today, phone, email })
  return [borrower, ...loans.flatMap(({ rows }) => rows), ...events]
}
