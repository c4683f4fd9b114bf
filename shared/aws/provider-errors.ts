import type { Channel } from '../case/channel.ts'
import type { SendResult } from '../ports.ts'
import { isThrottling, property, refusalOf } from './aws-refusal.ts'

/** Why a send was not accepted, for the log and its readers: no number, address or text, so never the error's message. */
export interface ProviderFault {
  readonly channel: Channel
  readonly contact: string
  readonly state: Exclude<SendResult['state'], 'accepted'> | 'accepted-unremembered'
  readonly name: string
  readonly reason?: string
  readonly status?: number
}
export type TellFault = (fault: ProviderFault) => void

/**
 * What a service's own words mean; undefined where they say nothing special. Only what is a property of this number or this
 * address is `rejected`, which closes the contact point until the borrower consents anew: whatever a setting or a request to
 * AWS could mend is `unavailable`, since one wrong setting would otherwise close the points of a whole portfolio.
 */
export type Judge = (error: unknown) => SendResult | undefined

export const THROTTLED = { state: 'throttled' } as const
export const UNAVAILABLE = { state: 'unavailable' } as const
export const UNKNOWN = { state: 'unknown' } as const

/** What a failed call means. Whatever is not known to precede acceptance is `unknown`. */
export function resultOfError(error: unknown, judge: Judge): SendResult {
  if (neverLeft(error)) return UNAVAILABLE
  const refusal = refusalOf(error)
  const { status } = refusal
  if (status === undefined) return UNKNOWN
  const refused = status >= 400 && status < 500 && status !== 408
  if (refused) return judge(error) ?? (isThrottling(refusal) ? THROTTLED : UNAVAILABLE)
  return isThrottling(refusal) ? THROTTLED : UNKNOWN
}

/** One attempt. `call` answers with the provider's id; an answer without one can't be told from a garbled one. */
export async function attemptOnce(
  { channel, contact }: Pick<ProviderFault, 'channel' | 'contact'>,
  judge: Judge,
  tell: TellFault,
  call: () => Promise<string | undefined>,
): Promise<SendResult> {
  try {
    const providerId = await call()
    if (providerId !== undefined) return { state: 'accepted', providerId }
    tell({ channel, contact, state: 'unknown', name: 'AnswerWithoutId' })
    return UNKNOWN
  } catch (error) {
    const result = resultOfError(error, judge)
    if (result.state !== 'accepted') tell({ channel, contact, state: result.state, ...faultOf(error) })
    return result
  }
}

function faultOf(error: unknown): Pick<ProviderFault, 'name' | 'reason' | 'status'> {
  const { name, status } = refusalOf(error)
  const reason = property(error, 'Reason') ?? property(error, 'code')
  return { name, ...(typeof reason === 'string' && { reason }), ...(status !== undefined && { status }) }
}

/** The SDK's error where no connection came about in time has neither code nor syscall, only these words. */
const NO_CONNECTION = /did not establish a connection/

/** Whether it failed before a byte of the message left: no credentials, no address, no connection. */
function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'CredentialsProviderError') return true
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverLeft)
  const syscall = property(error, 'syscall')
  return syscall === 'connect' || syscall === 'getaddrinfo' || NO_CONNECTION.test(error.message)
}
