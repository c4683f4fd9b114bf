import * as z from 'zod'
import { idSchema } from '../case/borrower.ts'
import { taskSchema } from '../case/case-file.ts'
import { channelSchema } from '../case/channel.ts'
import { mannerSchema, placeSchema, resultSchema } from '../case/contact-words.ts'
import { holdSchema } from '../case/hold.ts'
import { amountSchema } from '../case/money.ts'
import { CASE_STATES } from '../story/timeline.ts'
import { TASK_OUTCOMES } from '../tasks/outcome.ts'
import { daySchema, instantSchema } from '../time/boundary.ts'

/*
 * What the API answers with. Written by these schemas and described by them: instants are ISO 8601 in UTC, days are dates,
 * amounts are minor units.
 */

const explained = {
  sentence: z.string(),
  status: z.string().optional(),
  pack: z.string().optional(),
  citation: z.string().optional(),
  url: z.string().optional(),
}

/** What a rule said, with its source. */
const findingAnswer = z
  .object({
    rule: z.string(),
    effect: z.string(),
    loan: z.string().optional(),
    step: z.string().optional(),
    channel: channelSchema.optional(),
    from: instantSchema.optional(),
    until: instantSchema.optional(),
    ...explained,
  })
  .meta({ id: 'Finding' })

const loanAnswer = z
  .object({
    id: idSchema,
    currency: z.string(),
    owed: amountSchema,
    dueOn: z.string().optional(),
    daysPastDue: z.int(),
    status: z.string(),
  })
  .meta({ id: 'Loan' })

const entryAnswer = z
  .object({
    at: instantSchema,
    kind: z.string(),
    detail: z.string().optional(),
    loan: z.string().optional(),
    amount: z.object({ minor: amountSchema, currency: z.string() }).optional(),
    channel: channelSchema.optional(),
    inbound: z.literal(true).optional(),
    manner: mannerSchema.optional(),
    result: resultSchema.optional(),
    outcomes: z.array(z.enum(TASK_OUTCOMES)).optional(),
    /** As it was sent, without the HTML of emails. */
    message: z
      .object({
        channel: channelSchema,
        locale: z.string(),
        template: z.object({ id: z.string(), version: z.string() }),
        subject: z.string().optional(),
        text: z.string(),
      })
      .optional(),
    words: z.string().optional(),
    until: instantSchema.optional(),
    findings: z.array(findingAnswer),
  })
  .meta({ id: 'TimelineEntry' })

const holdAnswer = holdSchema.meta({ id: 'Hold' })

export const taskAnswer = z.object({ ...taskSchema.shape, dueAt: instantSchema }).meta({ id: 'Task' })

const pointAnswer = z
  .object({
    id: idSchema,
    channel: channelSchema,
    address: z.string(),
    place: placeSchema.optional(),
  })
  .meta({ id: 'ContactPoint' })

export const borrowerAnswer = z.object({
  borrower: z.string(),
  name: z.string(),
  locale: z.string(),
  zone: z.string(),
  state: z.enum(CASE_STATES),
  loans: z.array(loanAnswer),
  points: z.array(pointAnswer.extend({ closed: z.string().optional() })),
  holds: z.array(holdAnswer),
  tasks: z.array(taskAnswer),
})

export const timelineAnswer = z.object({
  borrower: z.string(),
  zone: z.string(),
  entries: z.array(entryAnswer),
  /** What would be decided now, and why. */
  now: entryAnswer,
})

const offerAnswer = z
  .object({
    id: z.string(),
    loan: z.string(),
    currency: z.string(),
    parts: z.int(),
    amount: amountSchema,
    instalments: z.array(z.object({ dueOn: daySchema, amount: amountSchema })),
  })
  .meta({ id: 'Offer' })

const spokenRule = z.object({ rule: z.string(), words: z.array(z.string()), ...explained })

export const briefingAnswer = z.object({
  task: taskAnswer,
  borrower: z.object({
    id: z.string(),
    name: z.string(),
    locales: z.array(z.string()),
    zone: z.string(),
    points: z.array(pointAnswer),
  }),
  loans: z.array(loanAnswer),
  words: z.array(z.object({ at: instantSchema, channel: channelSchema, words: z.string(), about: z.boolean() })),
  holds: z.array(holdAnswer),
  hours: z.array(
    z.object({
      channel: channelSchema,
      manner: mannerSchema.optional(),
      point: z.string().optional(),
      from: instantSchema.optional(),
      until: instantSchema.optional(),
      findings: z.array(findingAnswer),
    }),
  ),
  rules: z.object({ say: z.array(spokenRule), doNotSay: z.array(spokenRule) }),
  offers: z.array(offerAnswer),
  story: z.array(entryAnswer),
})
