/** What was found wrong: of an issue of zod, what Duewell's functions look at. */
export interface Issue {
  readonly code: string
  path: readonly PropertyKey[]
  readonly message: string
  /** The names that are too many, where that is the fault. Whoever tells of it decides which of them may be told. */
  readonly keys?: readonly string[]
  /** Whether the checks that follow still make sense. */
  readonly continue: boolean
}

/** A value on its way through a schema, and what was found wrong with it so far. */
export interface Payload {
  value: unknown
  issues: Issue[]
  /** No further checks, whatever the issues say. */
  stopped?: boolean
}

/** From text to values, or back. `bare` leaves the checks out. */
export type Way = 'read' | 'write' | 'bare write'

/** What a kind of schema does, and what those around it want to know. */
export interface Kind {
  readonly type: string
  run(payload: Payload, way: Way): Payload
  /** What becomes of a field that is not there, read; undefined where it has to be. */
  readonly whenAbsent?: 'optional' | 'defaulted' | undefined
  /** Whether it may be absent, written. */
  readonly mayLeaveOut?: boolean | undefined
  /** All values that there are, where they can be counted. */
  readonly values?: ReadonlySet<unknown> | undefined
  readonly shape?: Shape
  /** What an object does with fields that it does not know. */
  readonly unknownFields?: 'dropped' | 'refused' | 'kept'
  readonly inner?: Runs
}

/** As much of a schema as the kinds around it call. */
export interface Runs {
  readonly kind: Kind
  run(payload: Payload, way: Way): Payload
}

export type Shape = Readonly<Record<string, Runs>>

export function fail(payload: Payload, code: string, message: string, more: Partial<Issue> = {}): Payload {
  payload.issues.push({ code, message, path: [], continue: false, ...more })
  return payload
}

export function isStopped({ stopped, issues }: Payload): boolean {
  return stopped === true || issues.some((issue) => !issue.continue)
}

/** Puts where it was found before what was found. */
export function moveInto(issues: Issue[], key: PropertyKey, found: readonly Issue[]): void {
  for (const issue of found) {
    issue.path = [key, ...issue.path]
    issues.push(issue)
  }
}

/** How an error is given: as text, or as what writes it. */
export type Told = string | { readonly error?: string | ((issue: { readonly input: unknown }) => string) } | undefined

export function textOf(told: Told, input: unknown, otherwise: string): string {
  if (typeof told === 'string') return told
  const error = told?.error ?? otherwise
  return typeof error === 'function' ? error({ input }) : error
}
