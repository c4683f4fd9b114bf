import { EARLIEST_INSTANT, type Instant, LATEST_INSTANT, MINUTE } from './instant.ts'
import { eachTransition } from './zone-codec.ts'
import { SEQUENCES, STEPS, ZONES } from './zones.generated.ts'

/** A line of the generated table, its changes not yet decoded. */
export interface ZoneRow {
  readonly name: string
  readonly aliases: readonly string[]
  /** ISO 3166 alpha-2; empty for zones such as UTC. */
  readonly country: string
  readonly initial: number
  readonly first: number
  readonly sequence: number
}

/** Stretches of time in which a zone's offset stays the same; segment n runs from `starts[n]` until `starts[n + 1]`. */
export interface Segments {
  readonly starts: Float64Array
  /** Milliseconds to add to UTC. */
  readonly offsets: Int32Array
  readonly last: number
  /** The segment in force at the start of each quantum of time (`quantumOf`), so that finding a segment takes no search. */
  readonly quanta: Uint8Array
}

/** About 50 days: a power of two divides exactly, and hardly any quantum holds more than one change. */
const QUANTUM = 2 ** 32

export const quantumOf = (instant: Instant): number => Math.floor((instant - EARLIEST_INSTANT) / QUANTUM)

const NAME = /^[\w+/-]+$/
const COUNTRY = /^[A-Z]{2}$/

const steps = STEPS.split(' ')
const sequences = SEQUENCES.split('\n')

/** All rows. A function needs a few zones, and finds them without reading the others at every start. */
export function zoneRows(): readonly ZoneRow[] {
  return ZONES.trim().split('\n').map(parseRow)
}

/** The row with this name or alias. */
export function findRow(name: string): ZoneRow | undefined {
  if (!NAME.test(name)) return undefined
  for (let at = ZONES.indexOf(` ${name}`); at >= 0; at = ZONES.indexOf(` ${name}`, at + 1)) {
    const next = ZONES[at + 1 + name.length]
    if (next === ' ' || next === '\n') {
      return parseRow(ZONES.slice(ZONES.lastIndexOf('\n', at) + 1, ZONES.indexOf('\n', at)))
    }
  }
  return undefined
}

/** The rows of a country by its ISO 3166 alpha-2 code. */
export function rowsOf(country: string): readonly ZoneRow[] {
  if (!COUNTRY.test(country)) return []
  const lines = ZONES.split('\n')
  return lines.filter((line) => line.includes(`,${country} `)).map(parseRow)
}

function parseRow(line: string): ZoneRow {
  const [fields = '', name = '', ...aliases] = line.split(' ')
  const [initial, first = '', sequence = '', country = ''] = fields.split(',')
  return {
    name,
    aliases,
    country,
    initial: Number(initial),
    first: Number.parseInt(first, 36),
    sequence: Number.parseInt(sequence, 36),
  }
}

/** Decodes a zone's changes. The first and the last segment reach without end beyond the years that the table covers. */
export function decodeSegments(row: ZoneRow): Segments {
  const starts = [Number.NEGATIVE_INFINITY]
  const offsets = [row.initial * MINUTE]
  eachTransition(row.initial, row.first, steps, sequences[row.sequence] ?? '', (at, offset) => {
    starts.push(at * MINUTE)
    offsets.push(offset * MINUTE)
  })
  const quanta = new Uint8Array(quantumOf(LATEST_INSTANT) + 1)
  for (let quantum = 0, segment = 0; quantum < quanta.length; quantum += 1) {
    while ((starts[segment + 1] ?? Number.POSITIVE_INFINITY) <= EARLIEST_INSTANT + quantum * QUANTUM) segment += 1
    quanta[quantum] = segment
  }
  const last = offsets.length - 1
  return {
    starts: Float64Array.of(...starts, Number.POSITIVE_INFINITY),
    offsets: Int32Array.from(offsets),
    last,
    quanta,
  }
}
