import {
  fail,
  isStopped,
  type Kind,
  moveInto,
  type Payload,
  type Runs,
  type Shape,
  type Told,
  textOf,
  type Way,
} from './payload.ts'

export function listKind(element: Runs): Kind {
  return {
    type: 'array',
    run(payload, way) {
      const { value, issues } = payload
      if (!Array.isArray(value)) return fail(payload, 'invalid_type', 'Expected a list.')
      payload.value = value.map((item: unknown, at) => {
        const result = element.run({ value: item, issues: [] }, way)
        moveInto(issues, at, result.issues)
        return result.value
      })
      return payload
    },
  }
}

export function objectKind(shape: Shape, unknownFields: 'dropped' | 'refused' | 'kept', told?: Told): Kind {
  const fields = Object.entries(shape)
  return {
    type: 'object',
    shape,
    unknownFields,
    run(payload, way) {
      const input = payload.value
      if (!isRecord(input)) return fail(payload, 'invalid_type', textOf(told, input, 'Expected an object.'))
      const read: Record<string, unknown> = {}
      payload.value = read
      for (const [name, field] of fields) readField(payload.issues, read, input, name, field, way)
      if (unknownFields === 'dropped') return payload
      const unknown = namesIn(input).filter((name) => !Object.hasOwn(shape, name))
      if (unknownFields === 'kept') {
        for (const name of unknown) if (name !== '__proto__') read[name] = input[name]
      } else if (unknown.length > 0) {
        tooMany(payload, unknown)
      }
      return payload
    },
  }
}

function readField(
  issues: Payload['issues'],
  read: Record<string, unknown>,
  input: Readonly<Record<string, unknown>>,
  name: string,
  field: Runs,
  way: Way,
): void {
  const { whenAbsent, mayLeaveOut } = field.kind
  const isThere = name in input
  if (!isThere && mayLeaveOut && whenAbsent === 'optional') return
  const result = field.run({ value: input[name], issues: [] }, way)
  if (result.issues.length > 0) {
    if (!isThere && mayLeaveOut && whenAbsent !== undefined) return
    moveInto(issues, name, result.issues)
  }
  if (!isThere && whenAbsent === undefined) {
    if (result.issues.length === 0) {
      issues.push({ code: 'invalid_type', message: 'This is needed.', path: [name], continue: false })
    }
    return
  }
  if (result.value !== undefined || isThere || (whenAbsent === 'defaulted' && !mayLeaveOut)) {
    read[name] = result.value
  }
}

/** Any names, with values of one kind; where the names can be counted, others are refused. */
export function recordKind(name: Runs, value: Runs): Kind {
  return {
    type: 'record',
    run(payload, way) {
      const { value: input, issues } = payload
      if (!isRecord(input) || !isPlain(input)) return fail(payload, 'invalid_type', 'Expected an object.')
      const read: Record<string, unknown> = {}
      payload.value = read
      const unknown: string[] = []
      for (const key of Object.keys(input)) {
        if (key === '__proto__') continue
        if (name.run({ value: key, issues: [] }, way).issues.length > 0) {
          if (name.kind.values !== undefined) unknown.push(key)
          else fail(payload, 'invalid_key', 'This is no name that may stand here.', { path: [key] })
          continue
        }
        const result = value.run({ value: input[key], issues: [] }, way)
        moveInto(issues, key, result.issues)
        read[key] = result.value
      }
      if (unknown.length === 0) return payload
      return tooMany(payload, unknown)
    },
  }
}

/** The first that fits. */
export function unionKind(options: readonly Runs[]): Kind {
  const kinds = options.map(({ kind }) => kind)
  const absent = kinds.map(({ whenAbsent }) => whenAbsent)
  return {
    type: 'union',
    whenAbsent: absent.find((when) => when === 'defaulted') ?? absent.find((when) => when !== undefined),
    mayLeaveOut: kinds.some(({ mayLeaveOut }) => mayLeaveOut),
    run(payload, way) {
      const results: Payload[] = []
      for (const option of options) {
        const result = option.run({ value: payload.value, issues: [] }, way)
        if (result.issues.length === 0) return result
        results.push(result)
      }
      const [almost, ...more] = results.filter((result) => !isStopped(result))
      if (almost !== undefined && more.length === 0) return almost
      return fail(payload, 'invalid_union', 'This is none of what may stand here.')
    },
  }
}

/** Told apart by the value of one field. */
export function discriminatedKind(field: string, options: readonly Runs[]): Kind {
  const byValue = new Map(options.flatMap((option) => valuesOf(option, field).map((value) => [value, option])))
  const { run: tryEach, ...union } = unionKind(options)
  return {
    ...union,
    run(payload, way) {
      const { value } = payload
      if (!isRecord(value)) return fail(payload, 'invalid_type', 'Expected an object.')
      const option = byValue.get(value[field])
      if (option !== undefined) return option.run(payload, way)
      if (way !== 'read') return tryEach(payload, way)
      return fail(payload, 'invalid_union', `Should be one of ${[...byValue.keys()].join(', ')}.`, { path: [field] })
    },
  }
}

function valuesOf({ kind }: Runs, field: string): readonly unknown[] {
  const { values } = kind.shape?.[field]?.kind ?? {}
  if (values === undefined) throw new TypeError(`An object of the union has no countable values in ${field}.`)
  return [...values]
}

function tooMany(payload: Payload, keys: readonly string[]): Payload {
  return fail(payload, 'unrecognized_keys', 'There is more than is known here.', { continue: true, keys })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** Those that it inherits too, as zod looks for them. */
function namesIn(input: object): readonly string[] {
  const names: string[] = []
  for (const name in input) names.push(name)
  return names
}
