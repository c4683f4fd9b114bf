import { type CarriedLink, carriedLinks } from '../people/page/carried-links.ts'
import type { Service } from '../world/process.ts'
import type { World } from '../world/world.ts'
import { awsError, noAnswer, noConnection, serverFault, throttled } from './failures.ts'

/** The longest that a sending client waits for an answer. */
const SILENCE_MS = 8_000

/** A message that a provider accepted. */
export interface Accepted {
  readonly channel: 'sms' | 'voice' | 'email'
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
  readonly Context?: { readonly contact: string; readonly borrower: string }
  readonly Destination?: { readonly ToAddresses: readonly string[] }
  readonly Content?: { readonly Simple: { readonly Body: { readonly Text: { readonly Data: string } } } }
  readonly EmailTags?: readonly { readonly Name: string; readonly Value: string }[]
}

/** Whom a request is for and about which contact, by what the request itself says. */
export function addressed(input: unknown): Pick<Accepted, 'to' | 'text' | 'contact' | 'borrower'> {
  const request = input as ProviderRequest
  if (request.Context !== undefined) {
    return { to: request.DestinationPhoneNumber ?? '', text: request.MessageBody ?? '', ...request.Context }
  }
  const tag = (name: string) => request.EmailTags?.find(({ Name }) => Name === name)?.Value ?? ''
  return {
    to: request.Destination?.ToAddresses[0] ?? '',
    text: request.Content?.Simple.Body.Text.Data ?? '',
    contact: tag('contact'),
    borrower: tag('borrower'),
  }
}

const CHANNELS: Readonly<Record<string, Accepted['channel']>> = {
  SendTextMessage: 'sms',
  SendVoiceMessage: 'voice',
  SendEmail: 'email',
}

/**
 * The providers of texts, calls and emails: they accept, refuse, throttle, fail before or after they accepted, or never say. A
 * call of theirs has no token, so the same message twice is two messages.
 */
export class Provider {
  readonly #world: World
  readonly #onAccepted: (accepted: Accepted) => void
  #count = 0

  constructor(world: World, onAccepted: (accepted: Accepted) => void) {
    this.#world = world
    this.#onAccepted = onAccepted
  }

  readonly serve: Service = (operation, input, _caller, key) => {
    const world = this.#world
    const channel = CHANNELS[operation]
    if (channel === undefined) throw new Error(`no provider knows ${operation}`)
    if (!world.happens('providerFault', `provider ${key}`)) return this.#accept(channel, input, key)
    const how = world.dice.of(`provider ${key} how`)
    if (how < 0.15) throw this.#refused(key, throttled())
    if (how < 0.25) throw this.#refused(key, awsError('ServiceQuotaExceededException', 402))
    if (how < 0.33) throw this.#refused(key, badAddress(channel))
    if (how < 0.43) throw this.#refused(key, noConnection())
    if (how < 0.53) throw this.#lost(key, serverFault())
    if (how < 0.63) throw this.#lost(key, silent())
    this.#accept(channel, input, key)
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

  #accept(channel: Accepted['channel'], input: unknown, key: string): object {
    const world = this.#world
    this.#count += 1
    const providerId = `m-${this.#count}`
    world.observer.became(key, 'accepted', world.now)
    const message = { channel, providerId, at: world.now, links: carriedLinks(input), ...addressed(input) }
    world.tell('leaves', message)
    this.#onAccepted(message)
    return { MessageId: providerId }
  }
}

function silent(): Error {
  return Object.assign(noAnswer(), { afterMs: SILENCE_MS })
}

function badAddress(channel: Accepted['channel']): Error {
  if (channel === 'email') {
    return Object.assign(awsError('BadRequestException', 400), { message: "Missing final '@domain'" })
  }
  return awsError('ConflictException', 400, { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' })
}
