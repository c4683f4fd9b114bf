import * as z from 'zod'
import { channelSchema } from '../shared/case/channel.ts'
import { fromJson } from '../shared/json-text.ts'

/*
 * What infra/ tells functions, in pieces: a function's own environment.ts puts together what it needs. A function that was
 * told too little does not start, so that its queue or stream keeps what it holds.
 */

/** JSON in a variable, read by a schema. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z.string().transform(fromJson).pipe(schema)
}

const name = z.string().min(1)
const url = z.url()
const arn = z.string().startsWith('arn:')
const count = z.coerce.number().int().positive()
const positive = z.coerce.number().positive()

/** Something of each channel that is deployed. */
function byChannel<Value extends z.ZodType<string>>(value: Value) {
  return z.partialRecord(channelSchema, value)
}

export const workplaceVariables = { STAGE: name, PARKED_RECORDS: url }
export const caseStoreVariables = { CASES_TABLE: name, HISTORY_TABLE: name, HISTORY_DAYS: count }
export const controlVariables = { CONTROL_TABLE: name, FRESH_FOR_SECONDS: count }
export const contactQueueVariables = { CONTACT_QUEUES: json(byChannel(url)) }
export const alarmVariables = {
  ALARM_GROUP: name,
  ALARM_ROLE: arn,
  ALARM_TARGETS: json(byChannel(arn)),
  ALARM_DEAD_LETTERS: arn,
}
export const secretVariables = { SECRET_ARN: arn }
export const eventBusVariables = { EVENT_BUS: name }
export const paceVariables = { MAX_CONCURRENCY: count, RATE_PER_SECOND: positive.optional() }
export const budgetVariables = { BUDGETS: json(z.partialRecord(channelSchema, count)).default({}) }
export const truthVariables = {
  LOAN_TRUTH: json(z.union([z.strictObject({ lambda: arn }), z.strictObject({ url, secretArn: arn })])).optional(),
}

export const workplaceSchema = z.object(workplaceVariables)
export type WorkplaceEnvironment = z.output<typeof workplaceSchema>

/** What every door of the room is told. */
export const roomSchema = z.object({
  ...workplaceVariables,
  ...caseStoreVariables,
  ...controlVariables,
  ...contactQueueVariables,
  ...alarmVariables,
  ...secretVariables,
  ...budgetVariables,
  ...truthVariables,
})
export type RoomEnvironment = z.output<typeof roomSchema>

export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  constructor(variables: readonly string[]) {
    super(
      `The function was told too little or wrongly: ${variables.join(', ')}. Deploy it with the stack that it came with.`,
    )
  }
}

/** Reads what infra/ told a function. An error names the variables and not what they hold. */
export function readEnvironment<Schema extends z.ZodObject>(schema: Schema, environment: unknown): z.output<Schema> {
  const read = schema.safeParse(environment)
  if (read.success) return read.data
  throw new EnvironmentError([...new Set(read.error.issues.map(({ path: [variable = 'all'] }) => String(variable)))])
}
