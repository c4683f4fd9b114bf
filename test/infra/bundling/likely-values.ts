import fc from 'fast-check'
import * as z from 'zod'

type JsonSchema = z.core.JSONSchema.BaseSchema

/** Texts that one or another field takes. */
const TEXTS = fc.constantFrom(
  ...['b-1', 'l-1', 'sms', 'email', 'call', 'true', '2026-11-05', '2026-11-02T09:00:00Z', '2026-11-02T09:00:00+08:00'],
  ...[
    '+447700900123',
    'ada@example.com',
    'https://hb.example/due',
    'Europe/London',
    'GBP',
    'GB',
    'en',
    '',
    'a few words',
  ],
)

/** Values that a schema takes, most of the time: the form is right, texts are of the right form now and then. */
export function likelyValues(schema: z.ZodType): fc.Arbitrary<unknown> {
  return valuesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
}

function valuesOf(schema: JsonSchema | boolean): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return fc.jsonValue({ maxDepth: 1 })
  const { const: only, enum: some, anyOf, oneOf, type } = schema
  if (only !== undefined) return fc.constant(only)
  if (some !== undefined) return fc.constantFrom<unknown>(...some)
  const options = anyOf ?? oneOf
  if (options !== undefined) return fc.oneof(...options.map((option) => valuesOf(option)))
  switch (type) {
    case 'object':
      return objectsOf(schema)
    case 'array':
      return fc.array(
        valuesOf(typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : true),
        {
          maxLength: 3,
        },
      )
    case 'string':
      return TEXTS
    case 'integer':
    case 'number':
      return fc.constantFrom(0, 1, 7, 120_000, -1, 1.5)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue({ maxDepth: 1 })
  }
}

function objectsOf({ properties = {}, required = [], additionalProperties }: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valuesOf(field)]))
  const known = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) })
  if (typeof additionalProperties !== 'object') return known
  const others = fc.dictionary(TEXTS, valuesOf(additionalProperties), { maxKeys: 2 })
  return fc.tuple(known, others).map(([named, more]) => ({ ...more, ...named }))
}
