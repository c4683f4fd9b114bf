import type { LogLine } from './log.ts'

type Of<What extends LogLine['what']> = Extract<LogLine, { what: What }>

/** What a batch says of nearly every record alike, said once: ids of one case or contact between spaces, one text for each. */
export type GatheredLine =
  /** The borrower and the records that opened the room. */
  | (Omit<Of<'reconciled'>, 'borrower' | 'records'> & { readonly cases: readonly string[] })
  /** The borrower, the contact, the provider's id of the message and how the ids of the records begin that it was sent for. */
  | (Omit<Of<'sent'>, 'borrower' | 'contact' | 'providerId' | 'records'> & { readonly contacts: readonly string[] })

/** So much of a queue message's id tells it from the others of its days. */
const BEGINNING = 8

/**
 * Lines that are written once a batch in place of once a record: a third of the bytes, and logs are a tenth of what a reminder
 * costs. Whatever went otherwise than nearly all is not gathered, and so is written at once. A process that is killed takes its
 * gathered lines along: by then the history and the plan say the same.
 */
export class GatheredLines {
  readonly #reconciled = new Map<string, { readonly line: Of<'reconciled'>; readonly cases: string[] }>()
  readonly #sent = new Map<string, { readonly line: Of<'sent'>; readonly contacts: string[] }>()

  /** Whether it was one of those that are gathered. */
  take(line: LogLine): boolean {
    if (line.what === 'reconciled') {
      const { by, outcome, borrower, records } = line
      const alike = this.#reconciled.get(`${by} ${outcome}`) ?? { line, cases: [] }
      this.#reconciled.set(`${by} ${outcome}`, alike)
      alike.cases.push([borrower, ...records].join(' '))
      return true
    }
    if (line.what === 'sent' && line.state === 'accepted' && line.providerId !== undefined) {
      const { by, channel, borrower, contact, providerId, records } = line
      const alike = this.#sent.get(`${by} ${channel}`) ?? { line, contacts: [] }
      this.#sent.set(`${by} ${channel}`, alike)
      alike.contacts.push([borrower, contact, providerId, ...records.map((id) => id.slice(0, BEGINNING))].join(' '))
      return true
    }
    return false
  }

  /** What was gathered since the last time. */
  drain(): readonly GatheredLine[] {
    const reconciled = Array.from(this.#reconciled.values(), ({ line: { what, by, outcome }, cases }) => {
      return { what, by, outcome, cases }
    })
    const sent = Array.from(this.#sent.values(), ({ line: { what, by, channel, state }, contacts }) => {
      return { what, by, channel, state, contacts }
    })
    this.#reconciled.clear()
    this.#sent.clear()
    return [...reconciled, ...sent]
  }
}
