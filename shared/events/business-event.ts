import * as z from 'zod'
import { borrowerIdSchema, idSchema } from '../case/borrower.ts'
import { closedPointSchema, taskSchema } from '../case/case-file.ts'
import { channelSchema, purposeSchema, toneSchema } from '../case/channel.ts'
import type { Immutable } from '../case/immutable.ts'
import { amountSchema, currencySchema } from '../case/money.ts'
import { TASK_OUTCOMES } from '../tasks/outcome.ts'
import { daySchema, instantSchema } from '../time/boundary.ts'
import { EVENT_VERSION } from './event-version.ts'

const instant = z.iso.datetime({ offset: true }).pipe(instantSchema)
const day = z.iso.date().pipe(daySchema)
const about = { at: instant, borrower: borrowerIdSchema }
const contact = { ...about, contact: idSchema, channel: channelSchema }
/** Whatever a plan needs to know of a contact, so that a restored table can be told of it again. */
const contactFacts = {
  ...contact,
  /** The contact point's id, which is a keyed hash and no address. */
  point: idSchema.optional(),
  purpose: purposeSchema,
  tone: toneSchema,
  steps: z.array(z.object({ loan: idSchema, subject: idSchema, step: idSchema })),
}
const arrangement = { ...about, arrangement: idSchema, loan: idSchema }
const terms = {
  /** `id@version/terms` of the policy that it was offered by. */
  terms: z.string().optional(),
  currency: currencySchema,
  /** In minor units of the currency. */
  instalments: z.array(z.object({ id: idSchema, dueOn: day, amount: amountSchema })).min(1),
  /** The last day on which the core system is expected to answer, in the borrower's zone. */
  answerBy: day,
}
/** Ids of a rule pack's rules, such as `US-F-HOURS`. */
const rules = z.array(z.string()).min(1)

/**
 * What happened, for whoever else needs to react. It carries ids and outcomes, never a name, a number, an address or a text; and
 * an amount only where the core system can't answer without: the parts of an arrangement. An event may come twice, and then says
 * the same in every field.
 */
export const businessEventSchema = z.discriminatedUnion('type', [
  /** A provider accepted the message. */
  z.object({ type: z.literal('contact-sent'), ...contactFacts }),
  /** Nobody knows whether the message left; it is never sent again. */
  z.object({ type: z.literal('contact-unknown'), ...contactFacts }),
  /** The provider refused the message for good. */
  z.object({ type: z.literal('contact-failed'), ...contactFacts }),
  /** The stage observes: this would have been sent. */
  z.object({ type: z.literal('contact-observed'), ...contactFacts }),
  /** Claimed and given up at the last look, because the case had changed. */
  z.object({ type: z.literal('contact-withdrawn'), ...contact }),
  z.object({ type: z.literal('contact-delivered'), ...contact }),
  /** Accepted, and then it did not arrive or was not wanted. `why` is the provider's own code word. */
  z.object({
    type: z.literal('contact-undelivered'),
    ...contact,
    state: z.enum(['undelivered', 'bounced', 'complained', 'opted-out', 'expired']),
    why: z.string().optional(),
  }),
  /** A contact point closed; only consent of a later date reopens it. */
  z.object({ type: z.literal('point-closed'), ...about, point: idSchema, why: closedPointSchema.shape.why }),
  /** Rules of a pack moved a contact to a later hour. */
  z.object({ type: z.literal('contact-deferred'), ...about, until: instant, rules }),
  /** Rules of a pack forbade a contact. */
  z.object({ type: z.literal('contact-refused'), ...about, rules }),
  z.object({
    type: z.literal('task-opened'),
    ...about,
    task: taskSchema.shape.id,
    kind: taskSchema.shape.kind,
    loan: idSchema.optional(),
  }),
  /** A person has taken a task, or given it back; who stands in the history. */
  z.object({ type: z.literal('task-taken'), ...about, task: taskSchema.shape.id }),
  z.object({ type: z.literal('task-released'), ...about, task: taskSchema.shape.id }),
  z.object({
    type: z.literal('task-closed'),
    ...about,
    task: taskSchema.shape.id,
    kind: taskSchema.shape.kind,
    loan: idSchema.optional(),
    outcomes: z.array(z.enum(TASK_OUTCOMES)),
  }),
  /** A borrower answered; what the answer says is in the case. */
  z.object({ type: z.literal('response-recorded'), ...about, response: idSchema, channel: channelSchema }),
  z.object({ type: z.literal('promise-made'), ...about, promise: idSchema, loan: idSchema }),
  z.object({ type: z.literal('promise-kept'), ...about, promise: idSchema, loan: idSchema }),
  z.object({ type: z.literal('promise-broken'), ...about, promise: idSchema, loan: idSchema }),
  /** A borrower accepted an arrangement. It stands here; the core system is asked to confirm or reject it by a day. */
  z.object({ type: z.literal('arrangement-accepted'), ...arrangement, ...terms }),
  /** A borrower chose an offer that waits for a person; nothing stands yet. */
  z.object({ type: z.literal('arrangement-proposed'), ...arrangement, ...terms }),
  z.object({ type: z.literal('arrangement-confirmed'), ...arrangement }),
  z.object({ type: z.literal('arrangement-rejected'), ...arrangement }),
  z.object({ type: z.literal('arrangement-broken'), ...arrangement }),
  /** It was broken, and all that was due was paid soon enough: it stands again. */
  z.object({ type: z.literal('arrangement-caught-up'), ...arrangement }),
  z.object({ type: z.literal('arrangement-paid'), ...arrangement }),
])
export type BusinessEvent = Immutable<z.output<typeof businessEventSchema>>

/** The detail of one EventBridge event: events of one type, which is the event's detail-type. */
export const eventDetailSchema = z
  .object({
    version: z.literal(EVENT_VERSION),
    /** The stage that they happened in, such as `prod`. */
    stage: z.string().min(1),
    events: z.array(businessEventSchema).min(1),
  })
  .meta({
    title: `Duewell business events, version ${EVENT_VERSION}`,
    description:
      "The detail of an EventBridge event from the source duewell; its detail-type is the type of all its events. An event may come twice and then says the same. Ignore fields that you don't know.",
  })
