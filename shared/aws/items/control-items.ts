import * as z from 'zod'
import {
  FIRST_STANDING,
  type Pause,
  pauseSchema,
  type SendingState,
  type Standing,
  standingSchema,
} from '../../sending/sending-state.ts'
import { instantSchema } from '../../time/boundary.ts'
import type { Instant } from '../../time/instant.ts'
import { type Attributes, fromItem, type Item, toItem } from './attributes.ts'
import { faultsIn, UnreadableItemError, UnwritableItemError } from './item-errors.ts'
import type { Key } from './keys.ts'

/*
 * Control: `pk = CONTROL`, so that one Query reads all that is said about sending. `sk = STANDING` how far the stage has gone
 * live, `PAUSE#<id>` a pause, `FEED#<name>` when a feed of the lender was last true.
 */
export const CONTROL = 'CONTROL'
const STANDING = 'STANDING'
const PAUSE = 'PAUSE#'
const FEED = 'FEED#'
const VERSION = 1

export function standingItem(standing: Standing): Item {
  return itemOf(STANDING, standingSchema, standing)
}

export function pauseItem(pause: Pause): Item {
  return itemOf(pauseKey(pause.id).sk, pauseSchema, pause)
}

export function pauseKey(id: string): Key {
  return { pk: CONTROL, sk: `${PAUSE}${id}` }
}

function itemOf(sk: string, schema: { safeEncode(value: unknown): z.ZodSafeParseResult<object> }, value: object): Item {
  const key = { pk: CONTROL, sk }
  const written = schema.safeEncode(value)
  if (!written.success) throw new UnwritableItemError(key, faultsIn(written.error))
  return toItem({ ...key, v: VERSION, ...written.data })
}

const feedSchema = z.strictObject({ asOf: instantSchema })

/** Throws UnreadableItemError for any item that is not understood: it might be a pause. */
export function readControl(items: readonly Item[]): Omit<SendingState, 'freshForSeconds'> {
  let standing = FIRST_STANDING
  const pauses: Pause[] = []
  const feeds: Record<string, Instant> = {}
  for (const item of items) {
    const { pk, sk, v, ...attributes } = fromItem(item)
    const key = { pk: String(pk), sk: String(sk) }
    if (v !== VERSION) throw new UnreadableItemError(key, `this Duewell reads schema version ${VERSION} alone`)
    if (key.sk === STANDING) standing = parse(standingSchema, key, attributes)
    else if (key.sk.startsWith(PAUSE)) pauses.push(parse(pauseSchema, key, attributes))
    else if (key.sk.startsWith(FEED)) feeds[key.sk.slice(FEED.length)] = parse(feedSchema, key, attributes).asOf
    else throw new UnreadableItemError(key, 'this Duewell knows no such kind of item')
  }
  return { ...standing, pauses, feeds }
}

function parse<Output>(schema: z.ZodType<Output>, key: Key, attributes: Attributes): Output {
  const parsed = schema.safeParse(attributes)
  if (!parsed.success) throw new UnreadableItemError(key, faultsIn(parsed.error))
  return parsed.data
}
