import * as z from 'zod'
import type { Immutable } from '../case/immutable.ts'
import { INTENTS } from './intent.ts'

/** One intent that somebody else takes a reply for, and how sure they are, from 0 to 1. */
const label = { intent: z.enum(INTENTS), confidence: z.number().min(0).max(1) }
export const labelSchema = z.object(label)
export type Label = Immutable<z.output<typeof labelSchema>>

const model = z.string().min(1).max(200)
const none = z.object({ model, failed: z.string().min(1).max(100) })

/** What came of asking for a second opinion: a label, or why there is none, by the name of an error. Never a word of the reply. */
export const opinionSchema = z.union([z.object({ model, ...label }), none])
export type Opinion = Immutable<z.output<typeof opinionSchema>>

/** The same as the history tells it: with whether it did anything by itself. */
export const toldOpinionSchema = z.union([z.object({ model, ...label, acted: z.boolean() }), none])
export type ToldOpinion = Immutable<z.output<typeof toldOpinionSchema>>
