/** The ways in which a night's file may be odd. */
export const ODD_FILES = ['refused rows', 'of tomorrow', 'gone', 'in GB18030', 'of known cases'] as const
export type OddFile = (typeof ODD_FILES)[number]

const REFUSED = '{"record":"payment","borrower":"b-1","loan":"none","payment":"p-0","amount":"-","at":"never"}\n'
/** The two characters of a surname and name that are as common as any, in GB18030. */
const CHINESE = Buffer.from([0xc0, 0xee, 0xc3, 0xf7])

/** A night's file as an odd one would be. Undefined where it is gone before anybody reads it. */
export function oddFile(text: string, how: OddFile, tomorrow: string): string | Buffer | undefined {
  switch (how) {
    case 'refused rows':
      return text + REFUSED
    case 'of tomorrow':
      return text.replace(/"asOf":"[^"]+"/, `"asOf":"${tomorrow}"`)
    case 'gone':
      return undefined
    case 'in GB18030': {
      const [before = '', after = ''] = REFUSED.split('none')
      return Buffer.concat([Buffer.from(text + before), CHINESE, Buffer.from(after)])
    }
    case 'of known cases':
      return withoutFirst(text)
  }
}

/** Without the rows that introduce the first borrower: what it says of their loans is of a case that is known. */
function withoutFirst(text: string): string {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.includes('"record":"borrower"'))
  const next = lines.findIndex((line, at) => at > first && !line.includes('"record":"contact-point"'))
  return [...lines.slice(0, first), ...lines.slice(next)].join('\n')
}
