import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** An item as plain values, read by the checker's own eyes. */
export type Plain = Readonly<Record<string, unknown>>

export function plain(item: Readonly<Record<string, AttributeValue>>): Plain {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]))
}

function plainValue(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S
  if (value.N !== undefined) return Number(value.N)
  if (value.BOOL !== undefined) return value.BOOL
  if (value.L !== undefined) return value.L.map(plainValue)
  if (value.M !== undefined) return plain(value.M)
  return undefined
}

export interface StoredPoint {
  readonly id: string
  readonly channel: string
  readonly address: string
  readonly consent?: { readonly at: string; readonly until?: string }
}
export interface StoredBorrower {
  readonly id: string
  readonly name?: string
  readonly zones: readonly string[]
  readonly jurisdictions: readonly string[]
  readonly contactPoints: readonly StoredPoint[]
  readonly preferredHours?: { readonly from: string | number; readonly to: string | number }
}
export interface StoredLoan {
  readonly id: string
  readonly status: string
  readonly instalments: readonly { readonly id: string; readonly dueOn: string; readonly amount: number }[]
  readonly missingSince?: string
  readonly feed?: string
  readonly sourceVersion: string
}
export interface StoredPayment {
  readonly id: string
  readonly loan: string
  readonly amount: number
  readonly at: string
  readonly state: 'pending' | 'settled' | 'reversed'
}
export interface StoredHold {
  readonly id: string
  readonly kind: string
  readonly scope: { readonly of: 'all' | 'loan' | 'channel'; readonly loan?: string; readonly channel?: string }
  readonly from: string
  readonly until?: string
  readonly loan?: string
  readonly amount?: number
  readonly dueOn?: string
  readonly response?: string
}
export interface StoredClosedPoint {
  readonly point: string
  readonly since: string
  readonly why: string
  readonly reopenedAt?: string
}

/** A step that a plan marks as done or on its way. */
export interface Mark {
  readonly channel: string
  readonly outcome: string
  readonly loan: string
  readonly subject: string
  readonly step: string
  readonly contact: string
}
export interface StoredPlan {
  readonly next?: number
  readonly alarm?: number
  readonly claim?: string
  readonly claimedAt?: number
  readonly words: readonly string[]
  readonly marks: readonly Mark[]
  readonly contacts: readonly StoredContact[]
}
export interface StoredContact {
  readonly id: string
  readonly at: number
  /** Of channel, purpose, tone and outcome. */
  readonly letters: string
  readonly point: string
  readonly loans: readonly string[]
  readonly extras: string
}

/** A case as it is stored. */
export interface StoredCase {
  readonly borrower?: StoredBorrower
  readonly loans: readonly StoredLoan[]
  readonly payments: readonly StoredPayment[]
  readonly holds: readonly StoredHold[]
  readonly closed: readonly StoredClosedPoint[]
  readonly tasks: number
  readonly plan?: StoredPlan
}

/** Puts together what lies in a partition. */
export function readStored(items: ReadonlyMap<string, Plain>): StoredCase {
  const found = { loans: [] as unknown[], payments: [] as unknown[], holds: [] as unknown[], closed: [] as unknown[] }
  let tasks = 0
  for (const [sk, item] of items) {
    if (sk.startsWith('LOAN#')) found.loans.push(item)
    else if (sk.startsWith('PAY#')) found.payments.push(item)
    else if (sk.startsWith('HOLD#')) found.holds.push(item)
    else if (sk.startsWith('POINT#')) found.closed.push(item)
    else if (sk.startsWith('TASK#')) tasks += 1
  }
  const borrower = items.get('BORROWER')
  const plan = items.get('PLAN')
  return {
    ...(borrower && { borrower: borrower as unknown as StoredBorrower }),
    ...(found as unknown as Pick<StoredCase, 'loans' | 'payments' | 'holds' | 'closed'>),
    tasks,
    ...(plan && { plan: readStoredPlan(plan) }),
  }
}

/** Unpacks a plan as plan-item.ts describes it, by a reading of its own. */
export function readStoredPlan(item: Plain): StoredPlan {
  const text = (name: string) => (typeof item[name] === 'string' ? item[name] : '')
  const words = text('words').split(' ')
  const word = (number: string | undefined) => words[Number.parseInt(number ?? '', 36)] ?? ''
  const entries = (name: string) =>
    text(name)
      .split(' ')
      .filter((each) => each !== '')
  const marks = entries('done').map((each): Mark => {
    const [loan, subject, step, contact] = each.slice(2).split('.')
    return {
      channel: each[0] ?? '',
      outcome: each[1] ?? '',
      loan: word(loan),
      subject: word(subject),
      step: word(step),
      contact: word(contact),
    }
  })
  let at = 0
  const contacts = entries('contacts').map((each): StoredContact => {
    const [since = '', id, point, loans = '', extras = ''] = each.slice(4).split('.')
    at += Number.parseInt(since, 36)
    return {
      id: word(id),
      at,
      letters: each.slice(0, 4),
      point: word(point),
      loans: loans.split(',').map(word),
      extras,
    }
  })
  const instant = (name: string) => (text(name) === '' ? {} : { [name]: Date.parse(text(name)) })
  return {
    ...instant('next'),
    ...instant('alarm'),
    ...instant('claimedAt'),
    ...(text('claim') !== '' && { claim: text('claim') }),
    words,
    marks,
    contacts,
  }
}
