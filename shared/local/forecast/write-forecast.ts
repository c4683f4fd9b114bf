import type { Forecast } from './forecast.ts'

type Counts = Readonly<Record<string, number>>

/** A forecast for people: plain lines and Markdown tables. */
export function writeForecast(forecast: Forecast): string {
  const { from, until, strategy, packs } = forecast
  return [
    `## Forecast of ${strategy}`,
    '',
    `From ${from} to ${until}, under the rule packs ${packs}.`,
    `${count(forecast.contacts, 'contact')} with ${forecast.reached} of ${count(forecast.borrowers, 'borrower')}; ` +
      `${count(forecast.segments, 'SMS segment')}; ${dollars(forecast.cost.microDollars)} at list prices, ` +
      `of which ${dollars(forecast.cost.assumed)} is assumed; ${count(forecast.handedOver, 'step')} handed to a person.`,
    '',
    table('Channel', 'Contacts', Object.entries(forecast.byChannel)),
    table('Step', 'Contacts', Object.entries(forecast.byStep)),
    table(
      'Country',
      'Contacts',
      Object.entries(forecast.byCountry).map(([name, by]) => [name, listed(by)]),
    ),
    table('Local hour', 'Contacts', hours(forecast.byLocalHour)),
    table('Put off by', 'Times', Object.entries(forecast.deferrals)),
    table('Refused by', 'Times', Object.entries(forecast.refusals)),
    table(
      'Most contacted',
      'Contacts',
      forecast.mostContacted.map(({ borrower, contacts }) => [borrower, contacts]),
    ),
  ]
    .flat()
    .join('\n')
}

/** What changes from one strategy to another, in words and numbers that a reviewer can read in a pull request. */
export function writeDifference(before: Forecast, after: Forecast): string {
  const compared = (title: string, counts: (forecast: Forecast) => Counts) =>
    differenceTable([title, before.strategy, after.strategy], counts(before), counts(after))
  return [
    `## ${after.strategy} instead of ${before.strategy}`,
    '',
    `Over the same portfolio and days, ${after.strategy} makes ${changed(after.contacts, before.contacts, 'contact')}.`,
    `It reaches ${changed(after.reached, before.reached, 'borrower')} and hands ${changed(after.handedOver, before.handedOver, 'step')} to a person.`,
    `It sends ${changed(after.segments, before.segments, 'SMS segment')} and costs ${dollars(after.cost.microDollars)} instead of ${dollars(before.cost.microDollars)}.`,
    `The most contacted borrower hears from us ${changed(most(after), most(before), 'time')}.`,
    '',
    compared('Channel', ({ byChannel }) => byChannel),
    compared('Step', ({ byStep }) => byStep),
    compared('Country', ({ byCountry }) => sums(byCountry)),
    compared('Put off by', ({ deferrals }) => deferrals),
    compared('Refused by', ({ refusals }) => refusals),
  ]
    .flat()
    .join('\n')
}

function most({ mostContacted }: Forecast): number {
  return mostContacted[0]?.contacts ?? 0
}

function sums(byCountry: Forecast['byCountry']): Counts {
  return Object.fromEntries(
    Object.entries(byCountry).map(([name, by]) => [name, Object.values(by).reduce((sum, count) => sum + count, 0)]),
  )
}

function changed(after: number, before: number, noun: string): string {
  if (after === before) return `${count(after, noun)} as before`
  const difference = Math.abs(after - before)
  const share = before === 0 ? '' : `, ${((difference / before) * 100).toFixed(1)} %`
  return `${count(after, noun)} instead of ${before} (${difference} ${after > before ? 'more' : 'fewer'}${share})`
}

function differenceTable(headings: readonly string[], before: Counts, after: Counts): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  if (names.length === 0) return []
  const rows = names.map((name) => {
    const [was = 0, is = 0] = [before[name], after[name]]
    return `| ${name} | ${was} | ${is} | ${is > was ? '+' : ''}${is - was} |`
  })
  return [`| ${headings.join(' | ')} | Difference |`, '| --- | ---: | ---: | ---: |', ...rows, '']
}

function table(title: string, value: string, rows: readonly (readonly [string, number | string])[]): readonly string[] {
  if (rows.length === 0) return []
  const lines = rows.map(([name, number]) => `| ${name} | ${number} |`)
  return [`| ${title} | ${value} |`, '| --- | ---: |', ...lines, '']
}

function hours(byLocalHour: readonly number[]): [string, number][] {
  return byLocalHour.flatMap((contacts, hour): [string, number][] =>
    contacts === 0 ? [] : [[`${String(hour).padStart(2, '0')}:00`, contacts]],
  )
}

function listed(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function dollars(micro: number): string {
  return `$${(micro / 1_000_000).toFixed(2)}`
}
