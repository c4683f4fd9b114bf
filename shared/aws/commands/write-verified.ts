import type { Fault, Verified } from '../../audit/verify.ts'

const MOST_FAULTS = 50

/** What a verification found, in lines for people; the first fault first. */
export function writeVerified(stage: string, { days, entries, expired, head, faults }: Verified): readonly string[] {
  const looked = `${stage}: looked at ${days} days, ${entries} entries, ${expired} of them expired.`
  if (head === undefined) return [`${stage}: nothing has been chained yet; the first link is made in the first night.`]
  const newest = `The newest link is ${head}. Write it down elsewhere: with --expect it proves the whole chain up to it.`
  if (faults.length === 0) return [looked, 'Nothing was removed or altered.', newest]
  const more = faults.length - MOST_FAULTS
  return [
    looked,
    `${faults.length} ${faults.length === 1 ? 'thing is' : 'things are'} not as written. The first:`,
    ...faults.slice(0, MOST_FAULTS).map((fault) => `  ${inWords(fault)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    newest,
  ]
}

function inWords(fault: Fault): string {
  switch (fault.what) {
    case 'chain-broken':
      return `The link of ${fault.day} is not the one that was made, or the one before it is missing.`
    case 'not-in-chain':
      return `No link of the chain has the digest ${fault.digest}.`
    case 'batch-altered':
    case 'batch-missing': {
      const what = fault.what === 'batch-altered' ? 'is not what was kept' : 'is missing'
      return `Of ${fault.day}, the batch of digests ${fault.batch} ${what}.`
    }
    case 'altered':
      return `Altered: ${fault.entry} of borrower ${fault.borrower}.`
    case 'removed':
      return `Removed: ${fault.entry} of borrower ${fault.borrower}.`
    case 'unwitnessed':
      return `Seen by nobody when it was written: ${fault.entry} of borrower ${fault.borrower}.`
  }
}
