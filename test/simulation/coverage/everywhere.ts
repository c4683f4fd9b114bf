/** Of each kind of call the first are let through or killed by turns, so that rare ones are killed as well. */
const MOST = 90
const EACH = 3

/**
 * Says when to kill: every few calls of a kind, whichever of the ways through the code led to it. The calls of one kind are those of
 * one function to one sort of item or queue.
 */
export function everywhere(): (call: string) => boolean {
  const counts = new Map<string, number>()
  return (call) => {
    const kind = kindOf(call)
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return count <= MOST && count % EACH === 0
  }
}

function kindOf(call: string): string {
  return call
    .replace(/ \(\d+\)/g, '')
    .replace(/ \{.*\}/, '')
    .replace(/\b(BORROWER|ADDRESS|RESPONSE|MESSAGE|BUDGET|CASE|LOAN|PAY|POINT|TASK|FEED)#\S+/g, '$1')
    .replace(
      /\b(contact|decision|task-opened|promise-settled|handed-over|point-closed|lost|withdrawn|delivery|response)#\S+/g,
      '$1',
    )
    .replace(/[0-9a-f]{32}\.\d+/, '')
}
