import { fail, type Payload, type Told, textOf } from './payload.ts'

/** Looks at a value that is of its kind already, and may mend it. */
export interface Check {
  run(payload: Payload): void
  /** Looks at whatever has a length, of its kind or not. */
  readonly ofLength?: boolean
}

function check(code: string, told: Told, otherwise: string, holds: (value: unknown) => boolean): Check {
  return {
    run(payload) {
      const { value } = payload
      if (!holds(value)) fail(payload, code, textOf(told, value, otherwise), { continue: true })
    },
  }
}

export function matches(pattern: RegExp, told: Told): Check {
  return check('invalid_format', told, 'This is not of the form that it should have.', (value) => {
    pattern.lastIndex = 0
    return pattern.test(String(value))
  })
}

export function beginsWith(start: string, told: Told): Check {
  return check('invalid_format', told, `Should begin with ${start}.`, (value) => String(value).startsWith(start))
}

export function isBase64(told: Told): Check {
  const form = /^(?:[0-9a-zA-Z+/]{4})*(?:[0-9a-zA-Z+/]{2}==|[0-9a-zA-Z+/]{3}=)?$/
  return check('invalid_format', told, 'Expected base64.', (value) => form.test(String(value)))
}

/** Refuses nothing: what follows sees no blanks around it. */
export const TRIM: Check = {
  run(payload) {
    payload.value = String(payload.value).trim()
  },
}

/** An address of the web, without the blanks around it. */
export function isUrl(told: Told, protocol: RegExp | undefined): Check {
  const wrong = check('invalid_format', told, 'Expected a URL.', () => false)
  return {
    run(payload) {
      const text = String(payload.value).trim()
      const url = URL.canParse(text) ? new URL(text) : undefined
      if (url !== undefined && protocol?.test(url.protocol.slice(0, -1)) !== false) {
        payload.value = text.replaceAll(/[\t\n\r]/g, '')
      } else wrong.run(payload)
    },
  }
}

/** RFC 3339, with `Z` or with an offset. */
export const DATE_AND_TIME =
  /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

export function atLeast(least: number, told: Told): Check {
  return check('too_small', told, `Should be at least ${least}.`, (value) => Number(value) >= least)
}

export function atMost(most: number, told: Told): Check {
  return check('too_big', told, `Should be at most ${most}.`, (value) => Number(value) <= most)
}

export function isPositive(told: Told): Check {
  return check('too_small', told, 'Should be more than 0.', (value) => Number(value) > 0)
}

export function isLong(least: number, told: Told): Check {
  const long = (value: unknown) => lengthOf(value) >= least
  return { ...check('too_small', told, `Should have at least ${least}.`, long), ofLength: true }
}

export function isShort(most: number, told: Told): Check {
  const short = (value: unknown) => lengthOf(value) <= most
  return { ...check('too_big', told, `Should have at most ${most}.`, short), ofLength: true }
}

/** How many characters, not halves of them, or how many items. */
export function lengthOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length
  const counted = typeof value === 'object' && value !== null && 'length' in value
  return counted ? Number(value.length) : Number.NaN
}

export function isWhole(told: Told): Check {
  return {
    run(payload) {
      const { value } = payload
      if (Number.isSafeInteger(value)) return
      if (!Number.isInteger(value)) {
        fail(payload, 'invalid_type', textOf(told, value, 'Expected a whole number.'))
        return
      }
      const code = Number(value) > 0 ? 'too_big' : 'too_small'
      fail(payload, code, textOf(told, value, 'This is too large to be exact.'), { continue: true })
    },
  }
}

export function holds(holding: (value: unknown) => boolean, told: Told): Check {
  return check('custom', told, 'This is not allowed.', holding)
}
