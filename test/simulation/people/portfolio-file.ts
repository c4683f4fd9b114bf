import type { Person } from './person.ts'

const money = (amount: number) => (amount / 100).toFixed(2)
const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)
const instant = (at: number) => new Date(at).toISOString()

/** A portfolio file of some people, as the guide to portfolio files describes it. */
export function portfolioFile(people: readonly Person[], asOf: number, kind: 'delta' | 'full'): string {
  const rows: object[] = [{ record: 'portfolio', asOf: instant(asOf), import: kind, feed: 'core' }]
  for (const { id, answer, borrower, loans, payments } of people) {
    const { name, locales, zones, jurisdictions, contactPoints, preferredHours } = borrower
    rows.push({
      record: 'borrower',
      borrower: id,
      name,
      locale: locales.join(';'),
      ...(zones.length > 0 && { zone: zones.join(';') }),
      ...(jurisdictions.length > 0 && { jurisdiction: jurisdictions.join(';') }),
      ...(preferredHours && { hours: '12:00-17:00' }),
      ...(answer !== undefined && { secondFactor: answer }),
    })
    for (const { channel, address, consent } of contactPoints) {
      rows.push({
        record: 'contact-point',
        borrower: id,
        channel,
        [CELLS[channel]]: address,
        ...(consent && { consentAt: instant(consent.at), consentSource: consent.source, consentForm: consent.form }),
      })
    }
    for (const { id: loan, currency, status, instalments } of loans.values()) {
      rows.push({
        record: 'loan',
        borrower: id,
        loan,
        currency,
        status: STATUS_WORDS[status] ?? status,
        instalments: instalments.map((each) => ({
          instalment: each.id,
          dueOn: day(each.dueOn),
          amountDue: money(each.amount),
        })),
      })
    }
    for (const { id: payment, loan, amount, at, state } of payments.values()) {
      rows.push({ record: 'payment', borrower: id, loan, payment, amount: money(amount), at: instant(at), state })
    }
  }
  return `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
}

/** The rows of a file, each borrower's with those of their addresses, which say together what is so. */
export function rowsOf(text: string): readonly string[] {
  return text.trimEnd().split(/\n(?!\{"record":"contact-point")/)
}

const CELLS = { sms: 'phone', voice: 'phone', email: 'email', webhook: 'address', agent: 'address' } as const

const STATUS_WORDS: Readonly<Record<string, string>> = { scheduled: 'current', 'charged-off': 'charged off' }
