import type { SendResult } from '../ports.ts'
import { refusalOf } from './aws-refusal.ts'

const NOT_A_NUMBER = /PhoneNumber\b.*\bnot valid to publish to/

/** What SNS says of a phone number. Sandbox, spend limit, grants and attributes are ours to mend and stay out of this. */
export function judgeSns(error: unknown): SendResult | undefined {
  const { name } = refusalOf(error)
  if (name.startsWith('OptedOut')) return { state: 'rejected', why: 'opted-out' }
  const saysNumber = error instanceof Error && NOT_A_NUMBER.test(error.message)
  return name.startsWith('InvalidParameter') && saysNumber ? { state: 'rejected', why: 'invalid' } : undefined
}
