import { recordsOf } from './function-logs.ts'
import type { Stage } from './stage.ts'
import { waitUntil } from './wait-until.ts'

/** Long enough for the slowest way through the emulator with both cores busy; what works is there after a second or two. */
const PATIENCE = 30_000

/** Waits until the one message of a number has been sent, and gives it. */
export async function smsReaches({ sent }: Stage, phone: string, patience = PATIENCE) {
  return await waitUntil('a text message', patience, async () => (await sent.smsTo(phone))[0])
}

export async function emailReaches({ sent }: Stage, address: string) {
  return await waitUntil('an email', PATIENCE, async () => (await sent.emailsTo(address))[0])
}

/** Waits until a function has worked through a record (a message's id, a sequence number) about a borrower. */
export async function isWorkedThrough(stage: Stage, record: string) {
  return await waitUntil(`record ${record} to be worked through`, PATIENCE, async () =>
    recordsOf(await stage.logs()).find(
      ({ message, records }) =>
        (message === 'reconciled' || message === 'sent') &&
        Array.isArray(records) &&
        records.some((written) => record.startsWith(String(written))),
    ),
  )
}

/** Waits until both contacts of a case would have been sent, had the stage been live for this borrower. */
export async function isObserved({ tables }: Stage, borrower: string) {
  await waitUntil('both contacts to be observed', PATIENCE, async () => {
    const contacts = (await tables.planOf(borrower))?.contacts ?? []
    return contacts.length === 2 && contacts.every(({ outcome }) => outcome === 'observed')
  })
}
