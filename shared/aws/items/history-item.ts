import { createHash } from 'node:crypto'
import type { ContactFacts, HistoryEntry, MadeHold } from '../../ports.ts'
import { DAY, formatDay, formatInstant, type Instant, SECOND } from '../../time/instant.ts'
import { type Attributes, type Item, toItem } from './attributes.ts'
import { type Key, partitionOf } from './keys.ts'
import { packFindings } from './packed-finding.ts'
import { currentVersion } from './schema-version.ts'
import { packMessage } from './stored-message.ts'

/*
 * History: `pk = BORROWER#<id>`, `sk = <instant>#<what>#<contact, task or digest>`, so that an entry which is written again
 * overwrites itself. What the key says is not said again. Findings and steps are lines for people; the message of a contact
 * is packed (stored-message.ts).
 */

export function historyItem(borrower: string, entry: HistoryEntry, days: number): Item {
  const key = historyKey(borrower, entry)
  const expiresAt = Math.ceil((entry.at + days * DAY) / SECOND)
  return toItem({ ...key, v: currentVersion('HISTORY'), expiresAt, ...attributesOf(entry) })
}

function historyKey(borrower: string, entry: HistoryEntry): Key {
  return { pk: partitionOf(borrower), sk: [formatInstant(entry.at), entry.what, nameOf(entry)].join('#') }
}

/** Where the entry of a response stands, which says that it has taken effect. */
export function responseKey(borrower: string, at: Instant, response: string): Key {
  return { pk: partitionOf(borrower), sk: [formatInstant(at), 'response', response].join('#') }
}

function nameOf(entry: HistoryEntry): string {
  switch (entry.what) {
    case 'contact':
    case 'lost':
    case 'withdrawn':
      return entry.contact
    case 'delivery':
      return `${entry.contact}#${entry.state}`
    case 'point-closed':
      return entry.point
    case 'handed-over':
    case 'task-opened':
    case 'task-taken':
    case 'task-released':
    case 'task-closed':
      return entry.task
    case 'response':
      return entry.response
    case 'acted':
      return entry.id
    case 'promise-settled':
      return `${entry.promise}#${entry.state}`
    case 'erased':
      return entry.request
    case 'arrangement-asked':
    case 'arrangement-settled':
      return `${entry.arrangement}#${entry.state}`
    case 'decision':
      return digestOf(attributesOf(entry))
  }
}

/** Tells two decisions of one instant apart, and makes a repeated one the same. */
function digestOf(attributes: Attributes): string {
  return createHash('sha256').update(JSON.stringify(attributes)).digest('base64url').slice(0, 8)
}

function attributesOf(entry: HistoryEntry): Attributes {
  switch (entry.what) {
    case 'contact': {
      const { outcome, providerId, consent, message, findings, versions } = entry
      return {
        ...factsOf(entry),
        outcome,
        providerId,
        consent: consent && `${formatInstant(consent.at)} ${consent.source}`,
        message: packMessage(message),
        findings: packFindings(findings),
        strategy: versions.strategy,
        packs: versions.packs,
      }
    }
    case 'lost':
      return factsOf(entry)
    case 'point-closed':
      return { why: entry.why }
    case 'withdrawn':
      return { channel: entry.channel, findings: packFindings(entry.findings) }
    case 'delivery': {
      const { channel, state, why } = entry
      return { channel, state, why }
    }
    case 'handed-over':
      return { findings: packFindings(entry.findings) }
    case 'task-opened': {
      const { kind, loan } = entry
      return { kind, loan }
    }
    case 'response': {
      const { door, channel, contact, words, intents, sure, opinion, holds, lifted } = entry
      return { door, channel, contact, words, intents, sure, opinion, holds: holds.map(madeHoldLine), lifted }
    }
    case 'acted': {
      const { by, act, why, response, holds, lifted } = entry
      return { by, act, why, response, holds: holds.map(madeHoldLine), lifted }
    }
    case 'task-taken':
    case 'task-released':
      return { by: entry.by }
    case 'task-closed': {
      const { kind, loan, by, outcomes, contact, note, response, holds, lifted } = entry
      return { kind, loan, by, outcomes, contact, note, response, holds: holds.map(madeHoldLine), lifted }
    }
    case 'promise-settled': {
      const { loan, state } = entry
      return { loan, state }
    }
    case 'erased':
      return {}
    case 'arrangement-asked': {
      const { loan, state, terms, currency, instalments, answerBy } = entry
      const parts = instalments.map(({ id, dueOn, amount }) => `${formatDay(dueOn)} ${amount} ${id}`)
      return { loan, state, terms, currency, instalments: parts, answerBy: formatDay(answerBy) }
    }
    case 'arrangement-settled': {
      const { loan, state } = entry
      return { loan, state }
    }
    case 'decision': {
      const { kind, until, findings } = entry
      return { kind, until: until && formatInstant(until), findings: packFindings(findings) }
    }
  }
}

function madeHoldLine({ id, kind, loan }: MadeHold): string {
  return loan === undefined ? `${kind} ${id}` : `${kind} ${id} ${loan}`
}

function factsOf({ channel, point, purpose, tone, steps }: ContactFacts): Attributes {
  return { channel, point, purpose, tone, steps: steps.map(({ loan, subject, step }) => `${loan} ${subject} ${step}`) }
}
