import { fail, type Issue, type Kind, type Payload, type Runs, type Way } from './payload.ts'

/** What a transformation is told beside the value. */
export interface Told {
  readonly issues: { push(issue: { readonly code: string; readonly message: string }): void }
}

export type Change = (value: unknown, told: Told) => unknown

export function optionalKind(inner: Runs): Kind {
  const whenAbsent = inner.kind.whenAbsent === 'defaulted' ? 'defaulted' : 'optional'
  return {
    type: 'optional',
    whenAbsent,
    mayLeaveOut: true,
    values: inner.kind.values && new Set([...inner.kind.values, undefined]),
    inner,
    run(payload, way) {
      if (payload.value !== undefined) return inner.run(payload, way)
      if (whenAbsent === 'optional') return payload
      const result = inner.run({ value: undefined, issues: [] }, way)
      payload.value = result.issues.length > 0 ? undefined : result.value
      return payload
    },
  }
}

/** May be absent, but not be undefined. */
export function exactOptionalKind(inner: Runs): Kind {
  return {
    ...optionalKind(inner),
    values: inner.kind.values,
    run: (payload, way) => inner.run(payload, way),
  }
}

export function nullableKind(inner: Runs): Kind {
  const { whenAbsent, mayLeaveOut } = inner.kind
  return {
    type: 'nullable',
    whenAbsent,
    mayLeaveOut,
    inner,
    run: (payload, way) => (payload.value === null ? payload : inner.run(payload, way)),
  }
}

export function defaultKind(inner: Runs, standard: () => unknown): Kind {
  return {
    type: 'default',
    whenAbsent: 'defaulted',
    values: inner.kind.values,
    inner,
    run(payload, way) {
      if (way !== 'read') return inner.run(payload, way)
      if (payload.value !== undefined) {
        const result = inner.run(payload, way)
        if (result.value === undefined) result.value = standard()
        return result
      }
      payload.value = standard()
      return payload
    },
  }
}

export function catchKind(inner: Runs, instead: () => unknown): Kind {
  return {
    type: 'catch',
    whenAbsent: inner.kind.whenAbsent === 'defaulted' ? 'defaulted' : 'optional',
    mayLeaveOut: inner.kind.mayLeaveOut,
    values: inner.kind.values,
    inner,
    run(payload, way) {
      if (way !== 'read') return inner.run(payload, way)
      const result = inner.run({ value: payload.value, issues: [] }, way)
      payload.value = result.issues.length > 0 ? instead() : result.value
      return payload
    },
  }
}

export function transformKind(change: Change): Kind {
  return {
    type: 'transform',
    whenAbsent: 'optional',
    run(payload, way) {
      if (way !== 'read') throw new TypeError('What is only ever read can not be written: make it a codec.')
      payload.value = change(payload.value, telling(payload.issues))
      return payload
    },
  }
}

export function pipeKind(from: Runs, to: Runs): Kind {
  return {
    ...betweenKinds(from, to),
    type: 'pipe',
    run(payload, way) {
      const [first, second] = way === 'read' ? [from, to] : [to, from]
      const result = first.run(payload, way)
      if (result.issues.some(({ code }) => code !== 'unrecognized_keys')) return stop(result)
      return second.run({ value: result.value, issues: result.issues }, way)
    },
  }
}

export function codecKind(from: Runs, to: Runs, { decode, encode }: { decode: Change; encode: Change }): Kind {
  return {
    ...betweenKinds(from, to),
    type: 'codec',
    run(payload, way) {
      const [first, change, second] = way === 'read' ? [from, decode, to] : [to, encode, from]
      const result = first.run(payload, way)
      if (result.issues.length > 0) return stop(result)
      const value = change(result.value, telling(result.issues))
      if (result.issues.length > 0) return stop(result)
      return second.run({ value, issues: result.issues }, way)
    },
  }
}

export function lazyKind(find: () => Runs): Kind {
  let found: Runs | undefined
  const inner = () => {
    found ??= find()
    return found
  }
  return {
    type: 'lazy',
    get whenAbsent() {
      return inner().kind.whenAbsent
    },
    get mayLeaveOut() {
      return inner().kind.mayLeaveOut
    },
    run: (payload: Payload, way: Way) => inner().run(payload, way),
  }
}

function betweenKinds(from: Runs, to: Runs): Pick<Kind, 'whenAbsent' | 'mayLeaveOut' | 'values'> {
  return { whenAbsent: from.kind.whenAbsent, mayLeaveOut: to.kind.mayLeaveOut, values: from.kind.values }
}

function stop(payload: Payload): Payload {
  payload.stopped = true
  return payload
}

function telling(issues: Issue[]): Told {
  return { issues: { push: ({ code, message }) => fail({ value: undefined, issues }, code, message) } }
}
