import type { SendResult } from '../ports.ts'
import { property, refusalOf } from './aws-refusal.ts'

/**
 * What End User Messaging says of a phone number. A country that is blocked or not enabled, an unverified number of the
 * sandbox, a spend limit, a price over the cap: those are settings, and no borrower's number is closed for them.
 */
export function judgeEndUserMessaging(error: unknown): SendResult | undefined {
  const reason = property(error, 'Reason')
  switch (refusalOf(error).name) {
    case 'ConflictException':
      if (reason === 'DESTINATION_PHONE_NUMBER_OPTED_OUT') return { state: 'rejected', why: 'opted-out' }
      if (reason === 'DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE') {
        return { state: 'rejected', why: 'blocked' }
      }
      return undefined
    case 'ValidationException':
      return namesNumber(property(error, 'Fields')) ? { state: 'rejected', why: 'invalid' } : undefined
    default:
      return undefined
  }
}

/** Whether the destination is what is wrong, and nothing of ours beside it. */
function namesNumber(fields: unknown): boolean {
  return (
    Array.isArray(fields) &&
    fields.length > 0 &&
    fields.every((field) => property(field, 'Name') === 'DestinationPhoneNumber')
  )
}
