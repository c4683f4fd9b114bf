import { fail, type Kind, type Told, textOf } from './payload.ts'

/** Kinds that look at a value as a whole. */
function kind(type: string, holds: (value: unknown) => boolean, expected = type): Kind {
  return {
    type,
    run: (payload) => (holds(payload.value) ? payload : fail(payload, 'invalid_type', `Expected ${expected}.`)),
  }
}

export const textKind = kind('string', (value) => typeof value === 'string')
export const numberKind = kind('number', Number.isFinite)
export const booleanKind = kind('boolean', (value) => typeof value === 'boolean')
export const anyKind = kind('unknown', () => true)

export function instanceKind(made: abstract new (...args: never[]) => object): Kind {
  return kind('instance', (value) => value instanceof made, made.name)
}

export const coercedNumberKind: Kind = {
  type: 'number',
  run(payload, way) {
    payload.value = numberIn(payload.value)
    return numberKind.run(payload, way)
  },
}

/** Symbols and objects that refuse are left to be refused. */
function numberIn(value: unknown): unknown {
  try {
    return Number(value)
  } catch {
    return value
  }
}

/** One of some values. */
export function choiceKind(type: 'enum' | 'literal', values: ReadonlySet<unknown>, told: Told): Kind {
  return {
    type,
    values,
    run(payload) {
      if (values.has(payload.value)) return payload
      const message = textOf(told, payload.value, `Expected one of ${[...values].join(', ')}.`)
      return fail(payload, 'invalid_value', message)
    },
  }
}
