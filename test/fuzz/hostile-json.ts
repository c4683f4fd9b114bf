import fc from 'fast-check'
import { damaged, hostileText, KNOWN_BAD } from './hostile-text.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const hostileNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.1, 1e21, 1e308, 2 ** 53, -(2 ** 53), 8.64e15, 8.64e15 + 1, 253_402_300_800),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
)

/** Any value that a JSON text can carry, with keys that are dangerous to copy. */
export const hostileJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant<Json>(null),
    fc.boolean(),
    hostileNumber,
    hostileText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(hostileText, tie('value')), { maxLength: 4 }).map(asObject),
  ),
})).value

/** Entries as JSON.parse makes them an object: also `__proto__` is a plain key. */
function asObject(entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries)
}

type Place = readonly (string | number)[]

function placesIn(value: Json, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]))]
}

const HOWS = ['replace', 'drop', 'wrap', 'add', 'rename', 'text', 'empty', 'repeat'] as const
interface Wound {
  readonly place: number
  readonly how: (typeof HOWS)[number]
  readonly value: Json
  readonly key: string
}

const wound: fc.Arbitrary<Wound> = fc.record({
  place: fc.nat(10_000),
  how: fc.constantFrom(...HOWS),
  value: hostileJson,
  key: fc.oneof(fc.constantFrom(...KNOWN_BAD), hostileText),
})

/** A real sample with one to three wounds: a value that is of another type, missing, doubled, or where no one expects it. */
export function mutated(sample: Json): fc.Arbitrary<Json> {
  return fc.array(wound, { minLength: 1, maxLength: 3 }).map((wounds) => wounds.reduce(inflict, sample))
}

function inflict(sample: Json, { place, how, value, key }: Wound): Json {
  const places = placesIn(sample)
  return changeAt(sample, places[place % places.length] ?? [], (found) => {
    switch (how) {
      case 'replace':
        return value
      case 'drop':
        return undefined
      case 'wrap':
        return [found]
      case 'add':
        return isObject(found) ? asObject([...Object.entries(found), [key, value]]) : value
      case 'rename':
        return isObject(found)
          ? asObject(Object.entries(found).map(([name, part], at) => [at === 0 ? key : name, part]))
          : key
      case 'text':
        return String(typeof found === 'object' ? JSON.stringify(found) : found)
      case 'empty':
        return Array.isArray(found) ? [] : isObject(found) ? {} : ''
      case 'repeat':
        return Array.isArray(found) ? [...found, ...found, ...found] : [found, found]
    }
  })
}

function changeAt(value: Json, [first, ...rest]: Place, change: (found: Json) => Json | undefined): Json {
  if (first === undefined) return change(value) ?? null
  if (Array.isArray(value))
    return value.flatMap((part, at) => (String(at) === String(first) ? (kept(part, rest, change) ?? []) : [part]))
  if (!isObject(value)) return value
  return asObject(
    Object.entries(value).flatMap(([key, part]): [string, Json][] => {
      if (key !== first) return [[key, part]]
      const changed = kept(part, rest, change)
      return changed === undefined ? [] : [[key, changed]]
    }),
  )
}

function kept(part: Json, rest: Place, change: (found: Json) => Json | undefined): Json | undefined {
  return rest.length === 0 ? change(part) : changeAt(part, rest, change)
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a message: a mutated sample, a damaged one, or something that was never meant for this door. */
export function hostileBody(sample: Json): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: mutated(sample).map((value) => JSON.stringify(value)), weight: 5 },
    { arbitrary: damaged(JSON.stringify(sample)), weight: 2 },
    {
      arbitrary: fc.oneof(
        hostileText,
        hostileJson.map((value) => JSON.stringify(value)),
      ),
      weight: 1,
    },
  )
}
