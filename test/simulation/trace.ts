/** What of an event is worth a reader's line; the rest is in the store. */
export function traceLine(at: number, what: string, more: object): string | undefined {
  const line = JSON.stringify(more, (key, value: unknown) => (key === 'item' ? undefined : value))
  switch (what) {
    case 'begins':
    case 'ends':
    case 'fault':
    case 'killed':
    case 'deed':
    case 'deployed':
    case 'text':
    case 'rings':
    case 'leaves':
    case 'refused':
    case 'call':
    case 'write':
    case 'log':
    case 'answer lost':
    case 'given up':
    case 'alarm given up':
    case 'outage begins':
    case 'outage ends':
      return `${new Date(at).toISOString()}  ${what.padEnd(14)} ${line}`
    default:
      return undefined
  }
}
