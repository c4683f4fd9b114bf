import { type CarriedLink, carriedLinks } from '../people/page/carried-links.ts'
import type { Service } from '../world/process.ts'
import type { SendingChannel } from '../world/stage-channels.ts'
import type { World } from '../world/world.ts'
import { awsError, noAnswer, noConnection, serverFault, throttled } from './failures.ts'
import { ACCEPTED, mishapOf, type PostedWebhook, postedTo } from './house-channel.ts'

/** The longest that a sending client waits for an answer. */
const SILENCE_MS = 8_000

/** A message that a provider accepted. */
export interface Accepted {
  readonly channel: SendingChannel
  /** Texts go by one of two. */
  readonly bySns: boolean
  readonly providerId: string
  readonly to: string
  readonly text: string
  readonly links: readonly CarriedLink[]
  readonly contact: string
  readonly borrower: string
  readonly at: number
}

interface ProviderRequest {
  readonly DestinationPhoneNumber?: string
  readonly MessageBody?: string
  /** SNS has these two, and of its Context the world knows. */
  readonly PhoneNumber?: string
  readonly Message?: string
  readonly Context?: { readonly contact: string; readonly borrower: string }
  readonly Destination?: { readonly ToAddresses: readonly string[] }
  readonly Content?: { readonly Simple: { readonly Body: { readonly Text: { readonly Data: string } } } }
  readonly EmailTags?: readonly { readonly Name: string; readonly Value: string }[]
}

/** Whom a request is for and about which contact, by what the request itself says. */
export function addressed(input: unknown): Pick<Accepted, 'to' | 'text' | 'contact' | 'borrower'> {
  const request = input as ProviderRequest & Partial<PostedWebhook>
  if (request.body !== undefined) return postedTo({ headers: {}, body: request.body })
  if (request.Context !== undefined) {
    const to = request.DestinationPhoneNumber ?? request.PhoneNumber ?? ''
    return { to, text: request.MessageBody ?? request.Message ?? '', ...request.Context }
  }
  const tag = (name: string) => request.EmailTags?.find(({ Name }) => Name === name)?.Value ?? ''
  return {
    to: request.Destination?.ToAddresses[0] ?? '',
    text: request.Content?.Simple.Body.Text.Data ?? '',
    contact: tag('contact'),
    borrower: tag('borrower'),
  }
}

/** What a call of a provider sends. */
export const CALLS: Readonly<Record<string, SendingChannel>> = {
  SendTextMessage: 'sms',
  Publish: 'sms',
  SendVoiceMessage: 'voice',
  SendEmail: 'email',
  PostWebhook: 'webhook',
}

/**
 * The providers of texts, calls and emails: they accept, refuse, throttle, fail before or after they accepted, or never say. A
 * call of theirs has no token, so the same message twice is two messages; only a house channel knows it by its id.
 */
export class Provider {
  readonly #world: World
  readonly #onAccepted: (accepted: Accepted) => void
  /** What the house channel has taken. */
  readonly #taken = new Set<string>()
  #count = 0

  constructor(world: World, onAccepted: (accepted: Accepted) => void) {
    this.#world = world
    this.#onAccepted = onAccepted
  }

  readonly serve: Service = (operation, input, _caller, key) => {
    const world = this.#world
    const channel = CALLS[operation]
    if (channel === undefined) throw new Error(`no provider knows ${operation}`)
    const goesWrong = world.happens('providerFault', `provider ${key}`)
    if (channel === 'webhook') return this.#hand(input as PostedWebhook, key, goesWrong)
    const accept = () => this.#accept({ channel, bySns: operation === 'Publish' }, input, key)
    if (!goesWrong) return accept()
    const how = world.dice.of(`provider ${key} how`)
    if (how < 0.15) throw this.#refused(key, throttled())
    if (how < 0.25) throw this.#refused(key, awsError('ServiceQuotaExceededException', 402))
    if (how < 0.33) throw this.#refused(key, badAddress(operation, world.dice.of(`provider ${key} why`)))
    if (how < 0.43) throw this.#refused(key, noConnection())
    if (how < 0.53) throw this.#lost(key, serverFault())
    if (how < 0.63) throw this.#lost(key, silent())
    accept()
    if (how < 0.75) throw serverFault()
    if (how < 0.92) throw silent()
    return {}
  }

  #refused(key: string, error: Error): Error {
    this.#world.observer.became(key, 'refused', this.#world.now)
    return error
  }

  /** Not accepted, and nobody is told. */
  #lost(key: string, error: Error): Error {
    this.#world.observer.became(key, 'lost', this.#world.now)
    return error
  }

  /** The house channel answers with a status, and delivers once what comes again. */
  #hand(input: PostedWebhook, key: string, goesWrong: boolean): object {
    const world = this.#world
    const id = input.headers['webhook-id'] ?? ''
    const knows = this.#taken.has(id)
    const { fate, heard } = goesWrong ? mishapOf(world, key, knows) : ACCEPTED
    if (fate === 'accepted' && !knows) this.#accept({ channel: 'webhook', bySns: false }, input, key)
    else world.observer.became(key, fate, world.now)
    if (fate === 'accepted') this.#taken.add(id)
    if (heard instanceof Error) throw heard
    return heard
  }

  #accept(by: Pick<Accepted, 'channel' | 'bySns'>, input: unknown, key: string): object {
    const world = this.#world
    this.#count += 1
    const providerId = `m-${this.#count}`
    world.observer.became(key, 'accepted', world.now)
    const message = { ...by, providerId, at: world.now, links: carriedLinks(input), ...addressed(input) }
    world.tell('leaves', message)
    this.#onAccepted(message)
    return { MessageId: providerId }
  }
}

function silent(): Error {
  return Object.assign(noAnswer(), { afterMs: SILENCE_MS })
}

function badAddress(operation: string, why: number): Error {
  if (operation === 'SendEmail') {
    return Object.assign(awsError('BadRequestException', 400), { message: "Missing final '@domain'" })
  }
  if (operation === 'Publish') {
    if (why < 0.5) return awsError('OptedOutException', 400)
    const message = 'Invalid parameter: PhoneNumber Reason: it is not valid to publish to'
    return Object.assign(awsError('InvalidParameterException', 400), { message })
  }
  return awsError('ConflictException', 400, { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' })
}
