import * as z from 'zod'
import { daySchema, instantSchema } from '../time/boundary.ts'
import { problemSchema } from './problem.ts'
import { PATH_PARAMETERS, type PathParameter, type Route } from './route.ts'
import { ROUTES } from './routes.ts'

type Json = Readonly<Record<string, unknown>>

/** The API as OpenAPI 3.1 has it, made of the very routes and schemas that serve it. */
export function openApiDocument(): Json {
  const shared: Record<string, unknown> = {}
  const schemaOf: Describe = (schema) => describe(schema, shared)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Duewell, the lender’s API',
      version: '1',
      description:
        'Borrowers and loans in, work for people, what happened and why. Every write needs an Idempotency-Key: the same key gives the same answer for a day. Errors are problems as RFC 9457 has them.',
    },
    security: [{ token: [] }],
    paths: Object.fromEntries(
      [...Map.groupBy(ROUTES, ({ path }) => path)].map(([path, routes]) => [
        path,
        Object.fromEntries(routes.map((route) => [route.method, operationOf(route, schemaOf)])),
      ]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problemSchema), ...shared },
    },
  }
}

const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Your own name for this request, such as a UUID; the same for a repeat of it.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const

const PROBLEM = {
  description: 'Not done as asked; says what to do.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
} as const

function operationOf({ id, method, path, summary, roles, body, query, answer }: Route, schemaOf: Describe): Json {
  const isWrite = method !== 'get'
  return {
    operationId: id,
    summary,
    description: `For ${roles.join(', ')}.`,
    parameters: [...pathParameters(path, schemaOf), ...queryParameters(query, schemaOf), ...(isWrite ? [KEY] : [])],
    ...(body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: schemaOf(answer) } } },
      default: PROBLEM,
    },
  }
}

function pathParameters(path: string, schemaOf: Describe): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
    isParameter(name) ? [{ name, in: 'path', required: true, schema: schemaOf(PATH_PARAMETERS[name]) }] : [],
  )
}

function isParameter(name: string): name is PathParameter {
  return Object.hasOwn(PATH_PARAMETERS, name)
}

function queryParameters(query: z.ZodObject | undefined, schemaOf: Describe): readonly Json[] {
  if (query === undefined) return []
  const { required = [] } = schemaOf(query)
  const needed = Array.isArray(required) ? required : []
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: needed.includes(name),
    schema: schemaOf(schema),
  }))
}

type Describe = (schema: z.core.$ZodType) => Json

/** As a client writes it and reads it: instants and days are text on both ways. What has a name is described once. */
function describe(schema: z.core.$ZodType, shared: Record<string, unknown>): Json {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === instantSchema) jsonSchema.format = 'date-time'
      if (zodSchema === daySchema) jsonSchema.format = 'date'
    },
  })
  const { $defs = {}, ...json } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/'))
  Object.assign(shared, $defs)
  return json
}
