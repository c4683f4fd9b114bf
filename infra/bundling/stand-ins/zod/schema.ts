import {
  atLeast,
  atMost,
  beginsWith,
  type Check,
  holds,
  isLong,
  isPositive,
  isShort,
  isWhole,
  lengthOf,
  matches,
  TRIM,
} from './checks.ts'
import { objectKind } from './containers.ts'
import {
  type Issue,
  isStopped,
  type Kind,
  type Payload,
  type Runs,
  type Shape,
  type Told,
  type Way,
} from './payload.ts'
import { choiceKind } from './values.ts'
import {
  type Change,
  catchKind,
  defaultKind,
  exactOptionalKind,
  nullableKind,
  optionalKind,
  pipeKind,
  transformKind,
} from './wrappers.ts'

export type Parsed =
  | { readonly success: true; readonly data: unknown; readonly error?: never }
  | { readonly success: false; readonly error: ZodError; readonly data?: never }

/** Says where and what kind of fault it is, and never the value: it may be personal. */
export class ZodError extends Error {
  override readonly name = 'ZodError'
  readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ path, code }) => `${path.map(String).join('.') || 'the whole'} (${code})`).join(', '))
    this.issues = issues
  }
}

/** A schema of zod, with the methods that Duewell's functions call. It never changes: each method makes another. */
export class Schema implements Runs {
  readonly kind: Kind
  readonly #checks: readonly Check[]

  constructor(kind: Kind, checks: readonly Check[] = []) {
    this.kind = kind
    this.#checks = checks
  }

  run(payload: Payload, way: Way): Payload {
    if (this.#checks.length === 0 || way === 'bare write') return this.kind.run(payload, way)
    if (way === 'read') return this.#check(this.kind.run(payload, way))
    // Written, a value is checked as it is before it is turned into text; but is it of its kind at all?
    const trial = this.kind.run({ value: payload.value, issues: [] }, 'bare write')
    if (isStopped(trial)) {
      trial.stopped = true
      return trial
    }
    return this.kind.run(this.#check(payload), way)
  }

  #check(payload: Payload): Payload {
    if (payload.stopped) return payload
    let stopped = isStopped(payload)
    for (const { run, ofLength } of this.#checks) {
      if (ofLength ? Number.isNaN(lengthOf(payload.value)) : stopped) continue
      const { length } = payload.issues
      run(payload)
      if (payload.issues.length > length) stopped ||= isStopped(payload)
    }
    return payload
  }

  safeParse(value: unknown): Parsed {
    return parsed(this.run({ value, issues: [] }, 'read'))
  }

  parse(value: unknown): unknown {
    return orThrow(this.safeParse(value))
  }

  safeEncode(value: unknown): Parsed {
    return parsed(this.run({ value, issues: [] }, 'write'))
  }

  encode(value: unknown): unknown {
    return orThrow(this.safeEncode(value))
  }

  check(...checks: readonly Check[]): Schema {
    return new Schema(this.kind, [...this.#checks, ...checks])
  }

  refine(holding: (value: unknown) => boolean, told?: Told): Schema {
    return this.check(holds(holding, told))
  }

  min(least: number, told?: Told): Schema {
    return this.check(this.kind.type === 'number' ? atLeast(least, told) : isLong(least, told))
  }

  max(most: number, told?: Told): Schema {
    return this.check(this.kind.type === 'number' ? atMost(most, told) : isShort(most, told))
  }

  int(told?: Told): Schema {
    return this.check(isWhole(told))
  }

  positive(told?: Told): Schema {
    return this.check(isPositive(told))
  }

  nonnegative(told?: Told): Schema {
    return this.min(0, told)
  }

  regex(pattern: RegExp, told?: Told): Schema {
    return this.check(matches(pattern, told))
  }

  trim(): Schema {
    return this.check(TRIM)
  }

  startsWith(start: string, told?: Told): Schema {
    return this.check(beginsWith(start, told))
  }

  optional(): Schema {
    return new Schema(optionalKind(this))
  }

  exactOptional(): Schema {
    return new Schema(exactOptionalKind(this))
  }

  nullish(): Schema {
    return new Schema(nullableKind(this)).optional()
  }

  default(standard: unknown): Schema {
    return new Schema(
      defaultKind(this, () => (typeof standard === 'function' ? standard() : structuredClone(standard))),
    )
  }

  catch(instead: unknown): Schema {
    return new Schema(catchKind(this, () => instead))
  }

  transform(change: Change): Schema {
    return this.pipe(new Schema(transformKind(change)))
  }

  pipe(to: Runs): Schema {
    return new Schema(pipeKind(this, to))
  }

  meta(): this {
    return this
  }

  get shape(): Shape | undefined {
    return this.kind.shape
  }

  get options(): readonly unknown[] {
    return [...(this.kind.values ?? [])]
  }

  extend(shape: Shape): Schema {
    return new Schema(objectKind({ ...this.kind.shape, ...shape }, this.kind.unknownFields ?? 'dropped'))
  }

  omit(names: Readonly<Record<string, true>>): Schema {
    const kept = Object.entries(this.kind.shape ?? {}).filter(([name]) => !(name in names))
    return new Schema(objectKind(Object.fromEntries(kept), this.kind.unknownFields ?? 'dropped'))
  }

  extract(values: readonly unknown[]): Schema {
    return new Schema(choiceKind('enum', new Set(values), undefined))
  }

  unwrap(): Runs | undefined {
    return this.kind.inner
  }
}

function parsed({ value, issues }: Payload): Parsed {
  return issues.length === 0 ? { success: true, data: value } : { success: false, error: new ZodError(issues) }
}

function orThrow({ data, error }: Parsed): unknown {
  if (error !== undefined) throw error
  return data
}
