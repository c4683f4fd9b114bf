/**
 * The zones of states and provinces in countries that have several; one that is not listed has all of its country's. A border that runs
 * through a state gives it both zones.
 */
const LINES = `
America/New_York US-CT US-DC US-DE US-GA US-MA US-MD US-ME US-NC US-NH US-NJ US-NY US-NYC US-OH US-PA US-RI US-SC US-VA US-VT US-WV
America/Chicago US-AL US-AR US-IA US-IL US-LA US-MN US-MO US-MS US-OK US-WI
America/Denver US-CO US-MT US-NM US-UT US-WY
America/Los_Angeles US-CA US-WA
America/New_York&America/Chicago US-FL US-IN US-KY US-TN
America/Detroit&America/Menominee US-MI
America/Chicago&America/Denver US-KS US-ND US-NE US-SD US-TX
America/Phoenix&America/Denver US-AZ
America/Boise&America/Los_Angeles US-ID
America/Los_Angeles&America/Boise US-OR
America/Los_Angeles&America/Denver US-NV
America/Anchorage&America/Juneau&America/Sitka&America/Metlakatla&America/Yakutat&America/Nome&America/Adak US-AK
Pacific/Honolulu US-HI
Australia/Sydney AU-ACT
Australia/Sydney&Australia/Broken_Hill&Australia/Lord_Howe AU-NSW
Australia/Melbourne AU-VIC
Australia/Brisbane AU-QLD
Australia/Adelaide AU-SA
Australia/Perth&Australia/Eucla AU-WA
Australia/Hobart AU-TAS
Australia/Darwin AU-NT
America/Edmonton CA-AB
America/Vancouver&America/Edmonton&America/Creston&America/Dawson_Creek&America/Fort_Nelson CA-BC
America/Winnipeg CA-MB
America/Moncton CA-NB
America/St_Johns&America/Goose_Bay CA-NL
America/Halifax CA-NS CA-PE
America/Edmonton&America/Inuvik CA-NT
America/Iqaluit&America/Rankin_Inlet&America/Cambridge_Bay&America/Resolute CA-NU
America/Toronto&America/Winnipeg&America/Atikokan CA-ON
America/Toronto&America/Blanc-Sablon&America/Halifax CA-QC
America/Regina&America/Swift_Current&America/Edmonton CA-SK
America/Whitehorse CA-YT
`

/** By ISO 3166 code; the most common zone first. */
export const SUBDIVISION_ZONES: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [zones = '', ...places] = line.split(' ')
      return places.map((place): [string, readonly string[]] => [place, zones.split('&')])
    }),
)
