import { jurisdictionSchema, localeSchema, zoneNameSchema } from '../case/borrower.ts'
import { currencySchema } from '../case/money.ts'
import type { Column } from './columns.ts'
import { memo } from './memo.ts'
import { readList } from './read-values.ts'
import { needed, type Row, refuse, shown } from './row.ts'

/** Cells that hold codes of which a file has few: each code is understood once. */

const isLocale = memo((text) => localeSchema.safeParse(text).data ?? '')
const isZone = memo((text) => zoneNameSchema.safeParse(text).success)
const isJurisdiction = memo((text) => jurisdictionSchema.safeParse(text).success)
const isCurrency = memo((text) => currencySchema.safeParse(text).success)

export function readLocales(row: Row): string[] {
  if (needed(row, 'locale') === undefined) return []
  const tags = readList(row, 'locale')
  const locales = tags.map(isLocale)
  // A cell of nothing but separators holds no language either.
  if (tags.length === 0 || locales.includes(''))
    refuse(row, 'locale', `${word(row, 'locale')} is not a language.`, 'Write a BCP 47 tag such as en or zh-Hans.')
  return locales
}

export function readZones(row: Row): string[] {
  const zones = readList(row, 'zone')
  if (!zones.every(isZone)) {
    refuse(row, 'zone', `${word(row, 'zone')} is not an IANA time zone.`, 'Write a name such as Africa/Lagos.')
  }
  return zones
}

export function readJurisdictions(row: Row): string[] {
  const codes = readList(row, 'jurisdiction')
  if (!codes.every(isJurisdiction)) {
    refuse(
      row,
      'jurisdiction',
      `${word(row, 'jurisdiction')} is not a jurisdiction.`,
      'Write an ISO 3166 code such as CN or US-MA.',
    )
  }
  return codes
}

export function readCurrency(row: Row): string | undefined {
  const code = needed(row, 'currency')
  if (code === undefined || isCurrency(code)) return code
  return refuse(row, 'currency', `${word(row, 'currency')} is not an ISO 4217 currency.`, 'Write a code such as USD.')
}

/** The currency of a cell, if it holds one; says nothing where it does not. */
export function currencyIn(row: Row): string | undefined {
  const code = row.cells.currency
  return code !== undefined && isCurrency(code) ? code : undefined
}

/** A cell that should hold codes, as a message may show it: a name that slipped into it is not repeated. */
function word(row: Row, column: Column): string {
  return /^[\w/+.;\s-]{1,40}$/.test(row.cells[column] ?? '') ? shown(row, column) : `This ${column}`
}
