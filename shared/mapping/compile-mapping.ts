import type { HashPoint } from '../portfolio/hash-point.ts'
import type { PortfolioFact } from '../portfolio/portfolio-event.ts'
import type { Row } from '../portfolio/row.ts'
import { EARLIEST_INSTANT, type Instant, LATEST_INSTANT, parseInstant } from '../time/instant.ts'
import { findZone, type Zone } from '../time/zone.ts'
import { imageRow, type Reading } from './image-row.ts'
import type { Condition, Mapping } from './mapping-schema.ts'
import { type Plain, pathName, valueAt } from './plain.ts'
import { readMoment } from './read-form.ts'
import { readRow } from './read-row.ts'

/** A change of one thing of the lender's: what it is now and what it was before. */
export interface Change {
  readonly image: Plain | undefined
  readonly before: Plain | undefined
  /** When the change came to be known. */
  readonly at: Instant
}

export interface MappedChange {
  /** In an order that is safe to store them in one by one. */
  readonly facts: readonly PortfolioFact[]
  readonly version: Instant
  /** What could not be read, by the columns and the paths: nothing of what stands there. */
  readonly problems: readonly string[]
}

const NOTHING: MappedChange = { facts: [], version: EARLIEST_INSTANT, problems: [] }

/** A mapping as the function that does it. */
export function compileMapping(mapping: Mapping, hashPoint: HashPoint): (change: Change) => MappedChange {
  const zone = mapping.zone === undefined ? undefined : findZone(mapping.zone)
  const reading: Reading = { zone, amounts: mapping.amounts, hashPoint }

  const mapImage = (image: Plain, at: Instant): MappedChange => {
    const rows = mapping.rows.filter(({ when = [] }) => when.every((each) => holds(each, image)))
    if (rows.length === 0) return NOTHING
    const version = versionOf(image, mapping, zone)
    if (version === undefined) return { ...NOTHING, problems: [`version: look at ${pathName(mapping.version.path)}`] }
    const facts: PortfolioFact[] = []
    const problems: string[] = []
    for (const mapped of rows) {
      const row = imageRow(mapped, image, reading)
      facts.push(...readRow(mapped.record, row, { version, at, hashPoint }))
      problems.push(...problemsOf(mapped.record, row))
    }
    return { facts: facts.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]), version, problems }
  }

  return ({ image, before, at }) => {
    const now = image === undefined ? undefined : mapImage(image, at)
    if (mapping.removal === 'ignore' || before === undefined) return now ?? NOTHING
    if (now !== undefined && now.problems.length > 0) return now
    return withClosed(now, mapImage(before, at), mapping, at)
  }
}

/** Protections first and loans last, as a file is stored. */
const ORDER: Readonly<Record<PortfolioFact['kind'], number>> = {
  hold: 0,
  'closed-point': 0,
  borrower: 1,
  contact: 2,
  payment: 2,
  loan: 3,
}

/** Loans that the source no longer has under this borrower are closed there, a moment newer than it last spoke of them. */
function withClosed(now: MappedChange | undefined, was: MappedChange, mapping: Mapping, at: Instant): MappedChange {
  const stays = (gone: PortfolioFact) =>
    now?.facts.some((fact) => fact.kind === 'loan' && gone.kind === 'loan' && sameLoan(fact, gone)) ?? false
  const next = mapping.version.as === 'counter' ? was.version + 1 : Math.max(was.version + 1, at)
  const version = Math.max(now?.version ?? EARLIEST_INSTANT, next)
  const closed = was.facts.flatMap((fact): PortfolioFact[] =>
    fact.kind !== 'loan' || stays(fact)
      ? []
      : [{ ...fact, value: { ...fact.value, status: 'closed', sourceVersion: version, asOf: at } }],
  )
  // An image that could not be read when it came was parked then.
  return { facts: [...closed, ...(now?.facts ?? [])], version: now?.version ?? version, problems: now?.problems ?? [] }
}

type LoanFact = Extract<PortfolioFact, { kind: 'loan' }>

function sameLoan(one: LoanFact, other: LoanFact): boolean {
  return one.borrower === other.borrower && one.value.id === other.value.id
}

function holds({ path, is, absent }: Condition, image: Plain): boolean {
  const value = valueAt(image, path)
  if (absent !== undefined) return (value === undefined) === absent
  return value !== undefined && typeof value !== 'object' && (is?.includes(String(value)) ?? false)
}

/** A count is kept as so many milliseconds after the first instant that can be stored, so that it compares like a time. */
function versionOf(image: Plain, { version: { path, as } }: Mapping, zone: Zone | undefined): Instant | undefined {
  const value = valueAt(image, path)
  if (typeof value !== 'string') return undefined
  if (as === 'counter') return /^\d{1,12}$/.test(value) ? EARLIEST_INSTANT + Number(value) : undefined
  const moment = as === 'iso' ? { instant: parseInstant(value) } : readMoment(value, as, zone)
  const instant = moment !== undefined && 'instant' in moment ? moment.instant : undefined
  return instant !== undefined && instant >= EARLIEST_INSTANT && instant < LATEST_INSTANT ? instant : undefined
}

/** By record and field, with the mend: the readers' own sentences may show a value, and these go into logs. */
function problemsOf(record: string, { problems }: Row): readonly string[] {
  return problems.map(({ field, mend }) => `${record} ${field}: ${mend}`)
}
