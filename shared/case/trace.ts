import { hash32 } from './hash.ts'

/** What is left of a provider's id of a message in the plan: enough to tell it from all others that go to one address at about one time. */
export function traceOf(providerId: string): string {
  return hash32(providerId).toString(36)
}
