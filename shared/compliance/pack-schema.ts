import * as z from 'zod'
import { jurisdictionSchema } from '../case/borrower.ts'
import type { Immutable } from '../case/immutable.ts'
import { daySchema } from '../time/boundary.ts'
import { lies } from './jurisdictions.ts'
import { bindingShape, consentShape } from './rule-exceptions.ts'
import {
  banShape,
  capShape,
  cooldownShape,
  forbiddenWordingShape,
  holdShape,
  notFirstShape,
  optOutShape,
  registrationShape,
  retentionShape,
  windowShape,
  wordingShape,
} from './rule-kinds.ts'
import { scopeShape } from './rule-scope.ts'

const everyRule = {
  id: z
    .string()
    .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'this is not a rule id; write capitals, digits and dashes, such as US-F-HOURS'),
  /** What the rule says, in one plain sentence for borrowers' agents, auditors and engineers alike. */
  sentence: z.string().min(1).max(400),
  status: z.enum(['law', 'guidance', 'self-regulation', 'provider', 'house']),
  /** How the source was read: P in primary text, P* in primary text that another reproduces, S in secondary sources. */
  confidence: z
    .enum(['P', 'P*', 'S'], {
      error: 'nobody has read this rule\'s source; write P, P* or S after reading it, or ship it with status "house"',
    })
    .exactOptional(),
  citation: z.string().min(1).exactOptional(),
  url: z.url().exactOptional(),
  /** The day on which the source was last read. */
  read: daySchema.exactOptional(),
  /** Other passages of the source that this rule carries out, by the ids that research and worked examples know them by. */
  covers: z.array(z.string()).min(1).exactOptional(),
  ...scopeShape,
  /** Rules of the same pack that this one took the place of; each says in `effectiveTo` when it ended. */
  supersedes: z.array(z.string()).min(1).exactOptional(),
}

const ruleSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...everyRule, ...windowShape }),
    z.strictObject({ ...everyRule, ...capShape }),
    z.strictObject({ ...everyRule, ...cooldownShape }),
    z.strictObject({ ...everyRule, ...consentShape, ...bindingShape }),
    z.strictObject({ ...everyRule, ...wordingShape }),
    z.strictObject({ ...everyRule, ...forbiddenWordingShape }),
    z.strictObject({ ...everyRule, ...holdShape }),
    z.strictObject({ ...everyRule, ...banShape }),
    z.strictObject({ ...everyRule, ...optOutShape }),
    z.strictObject({ ...everyRule, ...retentionShape }),
    z.strictObject({ ...everyRule, ...registrationShape }),
    z.strictObject({ ...everyRule, ...notFirstShape }),
  ])
  .superRefine((rule, context) => {
    const refuse = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
    if (rule.effectiveFrom !== undefined && rule.effectiveTo !== undefined && rule.effectiveTo <= rule.effectiveFrom) {
      refuse('effectiveTo', 'the rule ends before it begins; write the first day on which it is no longer in force')
    }
    if (rule.status !== 'house' && (rule.citation === undefined || rule.confidence === undefined)) {
      const key = rule.citation === undefined ? 'citation' : 'confidence'
      refuse(key, `a rule of status "${rule.status}" has no ${key}; add it, or ship the rule with status "house"`)
    }
    const { min = 0, max = min } = rule.daysPastDue ?? {}
    if (min > max) refuse('daysPastDue', 'this range is empty; write "min" at most as large as "max"')
    if (rule.purposes !== undefined && rule.exceptPurposes !== undefined) {
      refuse('exceptPurposes', 'the rule names purposes twice; write those that it is about, or those that it is not')
    }
    if (rule.manners !== undefined && !rule.channels.includes('agent')) {
      refuse('manners', 'only people have manners of contact; add the channel "agent" or remove this')
    }
    if ('effect' in rule && (rule.effect === 'route') !== (rule.routeTo !== undefined)) {
      refuse('routeTo', 'a contact is routed with "effect" and "routeTo"; write both or neither')
    }
    const putsOff = rule.kind === 'window' || rule.kind === 'cap' || rule.kind === 'cooldown'
    if (putsOff && rule.effect === 'route') {
      refuse(
        'effect',
        'a rule about time only puts off, and hands nothing on; write "flag" or "review", or leave it out',
      )
    }
    if (rule.kind === 'retention' && rule.atLeast === undefined && rule.atMost === undefined) {
      refuse('atLeast', 'nothing says how long; write "atLeast", "atMost" or both')
    }
  })
export type Rule = Immutable<z.output<typeof ruleSchema>>

const rules = z
  .array(ruleSchema)
  .min(1, 'a pack without rules allows everything; write at least one rule')
  .superRefine((all, context) => {
    const seen = new Set<string>()
    for (const [at, { id }] of all.entries()) {
      const message = `"${id}" stands here twice; give each rule its own id`
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'], message })
      seen.add(id)
    }
    for (const [at, { supersedes = [] }] of all.entries()) {
      for (const id of supersedes) {
        if (all.some((rule) => rule.id === id && rule.effectiveTo !== undefined)) continue
        const message = `"${id}" is no rule here that has ended; give it "effectiveTo", or correct the id`
        context.addIssue({ code: 'custom', path: [at, 'supersedes'], message })
      }
    }
  })

const everyPack = {
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'this is not a pack id; write small letters, digits and dashes, such as us'),
  /** Changed with every change, so that a decision can name the rules that it obeyed. */
  version: z.string().min(1).max(32),
  rules,
}

/**
 * A rule pack. One for jurisdictions makes them known; a house pack binds every borrower on top of what the place
 * demands, so it can only tighten; the default binds where no jurisdiction is known.
 */
export const packSchema = z.discriminatedUnion('binds', [
  z
    .strictObject({
      binds: z.literal('jurisdictions'),
      jurisdictions: z.array(jurisdictionSchema).min(1),
      ...everyPack,
    })
    .superRefine((pack, context) => {
      for (const [at, rule] of pack.rules.entries()) {
        const stray = rule.jurisdictions?.find((place) => !lies(place, pack.jurisdictions))
        if (stray === undefined) continue
        const message = `"${stray}" is not a place of this pack; add it to the pack's jurisdictions or take it off the rule`
        context.addIssue({ code: 'custom', path: ['rules', at, 'jurisdictions'], message })
      }
    }),
  z.strictObject({ binds: z.literal('everyone'), ...everyPack }),
  z.strictObject({ binds: z.literal('unknown-jurisdictions'), ...everyPack }),
])
export type RulePack = Immutable<z.output<typeof packSchema>>
