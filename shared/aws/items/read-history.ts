import * as z from 'zod'
import { closedPointSchema } from '../../case/case-file.ts'
import { channelSchema, purposeSchema, toneSchema } from '../../case/channel.ts'
import { HOLD_KINDS } from '../../case/hold.ts'
import { instalmentSchema } from '../../case/loan.ts'
import { RESPONSE_DOORS } from '../../case/response.ts'
import { TASK_KINDS } from '../../case/task-kinds.ts'
import { ACTS, type HistoryEntry } from '../../ports.ts'
import { INTENTS } from '../../replies/intent.ts'
import { toldOpinionSchema } from '../../replies/opinion.ts'
import { TASK_OUTCOMES } from '../../tasks/outcome.ts'
import { daySchema, instantSchema } from '../../time/boundary.ts'
import { type Attributes, fromItem, type Item } from './attributes.ts'
import { faultsIn, UnreadableItemError } from './item-errors.ts'
import { borrowerOf, type Key } from './keys.ts'
import { packedFindingSchema } from './packed-finding.ts'
import { UPCASTERS, type Upcasters, upcast } from './schema-version.ts'
import { readMessage } from './stored-message.ts'

export interface HistoryRecord {
  readonly borrower: string
  readonly entry: HistoryEntry
}

const at = instantSchema
const contact = z.string()
const findings = z.array(packedFindingSchema)
const stepSchema = z.string().transform((line) => {
  const [loan = '', subject = '', step = ''] = line.split(' ')
  return { loan, subject, step }
})
const consentSchema = z
  .string()
  .transform((line) => ({ at: line.slice(0, line.indexOf(' ')), source: line.slice(line.indexOf(' ') + 1) }))
  .pipe(z.object({ at: instantSchema, source: z.string() }))
const facts = {
  ...{ at, contact },
  channel: channelSchema,
  point: z.string().exactOptional(),
  purpose: purposeSchema,
  tone: toneSchema,
  steps: z.array(stepSchema),
}

const madeHoldSchema = z.string().transform((line, context) => {
  const [kind = '', id = '', loan] = line.split(' ')
  const known = HOLD_KINDS.find((name) => name === kind)
  if (known === undefined) {
    context.issues.push({ code: 'custom', input: line, message: 'this Duewell knows no such kind of hold' })
    return z.NEVER
  }
  return { id, kind: known, ...(loan !== undefined && { loan }) }
})

/** `2026-12-01 5000 ar-1.1`, as one line. */
const partSchema = z
  .string()
  .transform((line) => {
    const [dueOn, amount, id] = line.split(' ')
    return { id, dueOn, amount: Number(amount) }
  })
  .pipe(instalmentSchema)

const entrySchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('contact'),
    ...facts,
    outcome: z.enum(['sent', 'unknown', 'failed', 'observed']),
    providerId: z.string().exactOptional(),
    consent: consentSchema.exactOptional(),
    message: z.instanceof(Uint8Array),
    findings,
    strategy: z.string(),
    packs: z.string(),
  }),
  z.object({ what: z.literal('lost'), ...facts }),
  z.object({ what: z.literal('point-closed'), at, point: z.string(), why: closedPointSchema.shape.why }),
  z.object({ what: z.literal('withdrawn'), at, contact, findings, channel: channelSchema }),
  z.object({ what: z.literal('handed-over'), at, task: z.string(), findings }),
  z.object({
    what: z.literal('decision'),
    ...{ at, findings },
    kind: z.enum(['wait', 'rest']),
    until: instantSchema.exactOptional(),
  }),
  z.object({
    what: z.literal('task-opened'),
    ...{ at, task: z.string() },
    kind: z.enum(TASK_KINDS),
    loan: z.string().exactOptional(),
  }),
  z.object({
    what: z.literal('response'),
    ...{ at, response: z.string() },
    door: z.enum(RESPONSE_DOORS),
    channel: channelSchema,
    contact: z.string().exactOptional(),
    words: z.string().exactOptional(),
    intents: z.array(z.enum(INTENTS)),
    sure: z.boolean(),
    opinion: toldOpinionSchema.exactOptional(),
    holds: z.array(madeHoldSchema),
    lifted: z.array(z.string()),
  }),
  z.object({ what: z.enum(['task-taken', 'task-released']), at, task: z.string(), by: z.string() }),
  z.object({
    what: z.literal('task-closed'),
    ...{ at, task: z.string(), by: z.string() },
    kind: z.enum(TASK_KINDS),
    loan: z.string().exactOptional(),
    outcomes: z.array(z.enum(TASK_OUTCOMES)),
    contact: z.string().exactOptional(),
    note: z.string().exactOptional(),
    response: z.string(),
    holds: z.array(madeHoldSchema),
    lifted: z.array(z.string()),
  }),
  z.object({
    what: z.literal('acted'),
    ...{ at, id: z.string(), by: z.string() },
    act: z.enum(ACTS),
    why: z.string().exactOptional(),
    response: z.string().exactOptional(),
    holds: z.array(madeHoldSchema),
    lifted: z.array(z.string()),
  }),
  z.object({
    what: z.literal('promise-settled'),
    ...{ at, promise: z.string(), loan: z.string() },
    state: z.enum(['kept', 'broken']),
  }),
  z.object({ what: z.literal('erased'), at, request: z.string() }),
  z.object({
    what: z.literal('arrangement-asked'),
    ...{ at, arrangement: z.string(), loan: z.string() },
    state: z.enum(['accepted', 'proposed']),
    terms: z.string().exactOptional(),
    currency: z.string(),
    instalments: z.array(partSchema),
    answerBy: daySchema,
  }),
  z.object({
    what: z.literal('arrangement-settled'),
    ...{ at, arrangement: z.string(), loan: z.string() },
    state: z.enum(['confirmed', 'rejected', 'broken', 'caught-up', 'paid']),
  }),
  z.object({
    what: z.literal('delivery'),
    ...{ at, contact, channel: channelSchema },
    state: z.enum(['delivered', 'undelivered', 'bounced', 'complained', 'opted-out', 'expired']),
    why: z.string().exactOptional(),
  }),
])

/** Reads an item of History, as the table or its stream gives it. Throws UnreadableItemError. */
export function readHistoryItem(item: Item, upcasters: Upcasters = UPCASTERS): HistoryRecord {
  const key = { pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' }
  const borrower = borrowerOf(key.pk)
  if (borrower === undefined) throw new UnreadableItemError(key, 'it is no entry of a history')
  const attributes = upcast(key, 'HISTORY', fromItem(item), upcasters)
  const parsed = entrySchema.safeParse({ ...attributes, ...saidByKey(key) })
  if (!parsed.success) throw new UnreadableItemError(key, faultsIn(parsed.error))
  return { borrower, entry: entryOf(key, parsed.data) }
}

function saidByKey({ sk }: Key): Attributes {
  const [instant, what, ...name] = sk.split('#')
  return { at: instant, what, ...namedByKey(what, name) }
}

function namedByKey(what: string | undefined, name: readonly string[]): Attributes {
  switch (what) {
    case 'point-closed':
      return { point: name[0] }
    case 'response':
      return { response: name[0] }
    case 'erased':
      return { request: name.join('#') }
    case 'acted':
      return { id: name[0] }
    case 'task-taken':
    case 'task-released':
    case 'task-closed':
      return { task: name.join('#') }
    default:
      return { contact: name[0], promise: name[0], arrangement: name[0], task: name.join('#') }
  }
}

function entryOf(key: Key, read: z.output<typeof entrySchema>): HistoryEntry {
  if (read.what !== 'contact') return read
  const { strategy, packs, message, ...rest } = read
  return { ...rest, message: readMessage(key, message), versions: { strategy, packs } }
}
