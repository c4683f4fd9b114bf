import type { Borrower } from '../../case/borrower.ts'
import { CHANNELS } from '../../case/channel.ts'
import type { Finding } from '../../case/finding.ts'
import { type MicroDollars, priceOf } from '../../messages/prices.ts'
import type { HistoryEntry } from '../../ports.ts'
import { localMinute, type Zone } from '../../time/zone.ts'

const MOST_CONTACTED = 10

export interface MostContacted {
  readonly borrower: string
  readonly contacts: number
}

/** What a run of many cases came to. */
export interface ContactTotals {
  /** Borrowers who would hear from us at least once. */
  readonly reached: number
  readonly contacts: number
  readonly byChannel: Readonly<Record<string, number>>
  /** By the step of the most pressing loan that a contact speaks of. */
  readonly byStep: Readonly<Record<string, number>>
  /** By ISO 3166 country of the first jurisdiction; `unknown` where there is none. */
  readonly byCountry: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Contacts by the hour of the borrower's own day, 24 numbers. */
  readonly byLocalHour: readonly number[]
  readonly segments: number
  /** Providers' list prices; `assumed` is the part for which no list has a price. */
  readonly cost: { readonly microDollars: MicroDollars; readonly assumed: MicroDollars }
  /** Plans that a rule put off, by what spoke. */
  readonly deferrals: Readonly<Record<string, number>>
  readonly refusals: Readonly<Record<string, number>>
  /** Steps that a person took over. */
  readonly handedOver: number
  readonly mostContacted: readonly MostContacted[]
}

/** Adds up what the histories say: contacts, what they cost, and what put them off. */
export class ContactTally {
  readonly #byChannel: Counts = new Map()
  readonly #byStep: Counts = new Map()
  readonly #byCountry = new Map<string, Counts>()
  readonly #byLocalHour = new Array<number>(24).fill(0)
  readonly #byBorrower: Counts = new Map()
  readonly #deferrals: Counts = new Map()
  readonly #refusals: Counts = new Map()
  #contacts = 0
  #segments = 0
  #handedOver = 0
  #cost = 0
  #assumed = 0

  note(entry: HistoryEntry, borrower: Borrower, zone: Zone): void {
    if (entry.what === 'contact') this.#contact(entry, borrower, zone)
    else if (entry.what === 'handed-over') this.#handedOver += 1
    else if (entry.what === 'decision') for (const finding of entry.findings) this.#finding(finding)
  }

  #contact({ at, message, steps }: ContactEntry, { id, jurisdictions }: Borrower, zone: Zone): void {
    const { channel, to, segments } = message
    const country = jurisdictions[0]?.slice(0, 2) ?? 'unknown'
    const hour = Math.floor(localMinute(zone, at) / 60)
    const price = priceOf(channel, to, segments ?? 1)
    this.#contacts += 1
    this.#segments += segments ?? 0
    this.#cost += price.amount
    if (price.assumed) this.#assumed += price.amount
    this.#byLocalHour[hour] = (this.#byLocalHour[hour] ?? 0) + 1
    const inCountry = this.#byCountry.get(country) ?? new Map()
    this.#byCountry.set(country, inCountry)
    add(inCountry, channel)
    add(this.#byChannel, channel)
    add(this.#byStep, steps[0]?.step ?? '')
    add(this.#byBorrower, id)
  }

  #finding({ rule, effect }: Finding): void {
    if (effect === 'deny') add(this.#refusals, rule)
    else if (effect === 'defer' && rule !== 'not-yet' && rule !== 'spread') add(this.#deferrals, rule)
  }

  totals(): ContactTotals {
    const most = Object.entries(byCount(this.#byBorrower)).slice(0, MOST_CONTACTED)
    return {
      reached: this.#byBorrower.size,
      contacts: this.#contacts,
      byChannel: byChannel(this.#byChannel),
      byStep: byCount(this.#byStep),
      byCountry: Object.fromEntries([...this.#byCountry].map(([name, counts]) => [name, byChannel(counts)])),
      byLocalHour: this.#byLocalHour,
      segments: this.#segments,
      cost: { microDollars: this.#cost, assumed: this.#assumed },
      deferrals: byCount(this.#deferrals),
      refusals: byCount(this.#refusals),
      handedOver: this.#handedOver,
      mostContacted: most.map(([borrower, contacts]) => ({ borrower, contacts })),
    }
  }
}

type ContactEntry = Extract<HistoryEntry, { what: 'contact' }>
type Counts = Map<string, number>

function add(counts: Counts, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function byCount(counts: Counts): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
}

function byChannel(counts: Counts): Record<string, number> {
  return Object.fromEntries(CHANNELS.flatMap((name) => (counts.has(name) ? [[name, counts.get(name) ?? 0]] : [])))
}
