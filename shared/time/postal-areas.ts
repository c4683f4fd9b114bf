import { SUBDIVISION_ZONES } from './subdivision-zones.ts'

/** What a postal code tells of where an address is. */
export interface PostalArea {
  /** ISO 3166 codes, such as `US-NY`; none in countries whose states have no rules of their own. */
  readonly places: readonly string[]
  readonly zones: readonly string[]
}

/**
 * The area of a postal code or of its beginning, in the USA, Australia, Canada and Indonesia; undefined elsewhere, where it would tell no
 * more than the country, and for a code that is none.
 */
export function postalArea(country: string, code: string): PostalArea | undefined {
  const plain = code.toUpperCase().replace(/[\s-]/g, '')
  const areas = AREAS[country]
  const { form, digits } = areas ?? {}
  const key = form?.test(plain) ? plain.slice(0, digits) : undefined
  const found =
    key && areas?.ranges.find(({ from, to }) => from <= key.slice(0, from.length) && key.slice(0, to.length) <= to)
  if (!found) return undefined
  const { places, zones = places.flatMap((place) => SUBDIVISION_ZONES.get(place) ?? []) } = found
  return { places, zones: [...new Set(zones)] }
}

interface Range {
  readonly from: string
  readonly to: string
  readonly places: readonly string[]
  /** Those of the places where absent. */
  readonly zones?: readonly string[]
}

/** Ranges of the first digits of codes, the first that covers a code counts. A line is: places, zones or a dash, ranges. */
function rangesOf(lines: string): readonly Range[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [places = '', zones = '', ...ranges] = line.split(' ')
      return ranges.map((range) => {
        const [from = '', to = from] = range.split('-')
        return {
          from,
          to,
          places: places === '-' ? [] : places.split('&'),
          ...(zones !== '-' && { zones: zones.split('&') }),
        }
      })
    })
}

/**
 * The first digits of ZIP codes by state, as the postal service assigns them, after what is narrower: the boroughs of New York City, codes
 * that cross a state's border, and the sides of states that a zone's border runs through. Where a border runs through a prefix it has both.
 */
const USA = `
US-NY&US-NYC - 100-104 11004 11005 111-114 116
US-NY - 06390
US-WY - 83414
US-OK&US-TX - 73960
AS Pacific/Pago_Pago 96799
GU Pacific/Guam 96910-96932
MP Pacific/Saipan 96950-96952
PR America/Puerto_Rico 006 007 009
VI America/St_Thomas 008
US-TX America/Denver 799 885
US-TX America/Chicago&America/Denver 798
US-TX America/Chicago 733 750-797
US-FL America/Chicago 325
US-FL America/New_York&America/Chicago 324
US-FL America/New_York 320-323 326-339 341-349
US-TN America/Chicago 370-372 380-384
US-TN America/New_York 376-379 374
US-KY America/New_York 400-418
US-KY America/Chicago 420-424
US-IN America/Chicago 463 464 476 477
US-IN America/Indiana/Indianapolis 460-462 467-474 478
US-MI America/Detroit 480-497
US-ND America/Chicago 580-584
US-SD America/Chicago 570-574
US-NE America/Chicago 680-689
US-KS America/Chicago 660-676
US-ID America/Los_Angeles 835 838
US-ID America/Boise 832-834 837
US-OR America/Los_Angeles 970-978
US-NV America/Los_Angeles 889-897
US-AZ America/Phoenix 850-858 863
US-AK America/Anchorage 996 997
US-MA - 010-027 055
US-RI - 028 029
US-NH - 030-038
US-ME - 039-049
US-VT - 050-054 056-059
US-CT - 060-069
US-NJ - 070-089
US-NY - 005 105-149
US-PA - 150-196
US-DE - 197-199
US-DC - 200 202-205 569
US-VA - 201 220-246
US-MD - 206-219
US-WV - 247-268
US-NC - 270-289
US-SC - 290-299
US-GA - 300-319 398 399
US-AL - 350-369
US-TN - 373 375 385
US-MS - 386-397
US-KY - 425-427
US-OH - 430-459
US-IN - 465 466 475 479
US-MI - 498 499
US-IA - 500-528
US-WI - 530-549
US-MN - 550-567
US-SD - 575-577
US-ND - 585-588
US-MT - 590-599
US-IL - 600-629
US-MO - 630-658
US-KS - 677-679
US-NE - 690-693
US-LA - 700-714
US-AR - 716-729
US-OK - 730-749
US-CO - 800-816
US-WY - 820-831
US-ID - 836
US-UT - 840-847
US-AZ - 859-865
US-NM - 870-884
US-NV - 898
US-CA - 900-961
US-HI - 967 968
US-OR - 979
US-WA - 980-994
US-AK - 995 998 999
`

/** Postcodes by state and territory; a few cross a border. */
const AUSTRALIA = `
AU-NT&AU-SA&AU-WA - 0872
AU-QLD&AU-NT - 4825
AU-NSW&AU-QLD - 2406 4380 4383 4385
AU-NSW&AU-VIC - 2648 3585 3586 3644 3691 3707
AU-NSW Australia/Broken_Hill 2880
AU-NSW Australia/Lord_Howe 2898
AU-NSW&AU-ACT - 2540 2611 2618-2620
AU-ACT - 0200-0299 2600-2617 2900-2920
AU-NT - 0800-0999
AU-NSW Australia/Sydney 1000-2599 2621-2899 2921-2999
AU-VIC - 3000-3999 8000-8999
AU-QLD - 4000-4999 9000-9999
AU-SA - 5000-5999
AU-WA Australia/Perth&Australia/Eucla 6443
AU-WA Australia/Perth 6000-6442 6444-6999
AU-TAS - 7000-7999
`

/** The first letters of postal codes by province. */
const CANADA = `
CA-NL America/Goose_Bay&America/St_Johns A0K A0P A0R A2V
CA-NL America/St_Johns A
CA-NS - B
CA-PE - C
CA-NB - E
CA-QC America/Toronto H J
CA-QC - G
CA-ON America/Toronto K L M N
CA-ON - P
CA-MB - R
CA-SK - S
CA-AB - T
CA-BC America/Vancouver V2S-V9Z V3 V5 V6
CA-BC - V
CA-NT&CA-NU - X
CA-YT - Y
`

/** The first two digits of postal codes by zone; Borneo and Sulawesi are not Java's. */
const INDONESIA = `
- Asia/Jakarta 10-69
- Asia/Pontianak 73 74 78 79
- Asia/Makassar 70-72 75-77 80-96
- Asia/Jayapura 97-99
`

interface Areas {
  /** A code, or enough of its beginning to tell. */
  readonly form: RegExp
  readonly digits: number
  readonly ranges: readonly Range[]
}

const AREAS: Readonly<Record<string, Areas>> = {
  US: { form: /^\d{3}(\d{2}(\d{4})?)?$/, digits: 5, ranges: rangesOf(USA) },
  AU: { form: /^\d{4}$/, digits: 4, ranges: rangesOf(AUSTRALIA) },
  CA: { form: /^[A-Z]\d[A-Z](\d[A-Z]\d)?$/, digits: 3, ranges: rangesOf(CANADA) },
  ID: { form: /^\d{2,5}$/, digits: 2, ranges: rangesOf(INDONESIA) },
}
