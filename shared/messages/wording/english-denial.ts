/** Words that deny what follows them. */
const DENIES = /^(?:not|never|no|nobody|none|nothing|neither|nor|without|instead|rather)$/
/** After one of these a denial no longer reaches what is said: another clause, a condition, or words that turn it round. */
const ENDS_DENIAL =
  /^(?:we|they|i|hesitate|but|unless|until|only|just|merely|simply|choice|option|alternative|avoid|avoided|ignore|delay|force|make|risk|longer|later|wait|if|pay|paid|paying|settle|settled|settling|respond|reply|clear|cleared|received|answer|act|because|doubt|matter|mistake|stop|prevent|long|late|end|let|then|afford|escape|forget|underestimate|surprised|think|hear|hearing|done|fixed|resolved)$/
const CONDITION = /^(?:if|unless|until|should|when|where|whenever|while|after|once)$/
/** A subject of its own between a condition and the denial: "even if you are late, we do not …". */
const SUBJECT = /^(?:we|our|nobody|one|there|this|that|it|bank|lender)$/
const NEW_CLAUSE =
  /^(?:we|you|they|i|it|he|she|this|that|there|will|shall|is|are|must|can|please|so|but|then|if|unless|because)$/
const KIND_ORDER = /^(?:worry|fear|be|feel|panic)$/
const DENIED_AFTER =
  /^(?:(?:case|order|letter|that|which|you|it|was|is|mentioned|told|us|about|of) ){0,7}(?:(?:is|are|was|were) (?:not (?:ours|from us|our|for us)|nothing to do with)|ha(?:s|ve) nothing to do with)\b|^(?:[a-z]+ ){0,2}(?:is|are|was|will|would|has|have) (?:not|never) (?!far|optional|avoidable|negotiable|long|over|wait|stop|go away|be (?:avoid|stop|delay|long|prevent|postpone|cancel|lift))/

/**
 * Whether the words around a phrase deny it: "we will not take legal action", "this is not urgent". A denial does not reach out of
 * its clause, and an order to the reader ("do not make us …") is none.
 */
export function isDenied(plain: string, start: number, end: number): boolean {
  const clause = clauseBefore(plain, start, end)
  const at = clause.findLastIndex((word) => DENIES.test(word))
  if (at >= 0 && denies(clause, at)) return true
  return DENIED_AFTER.test(plain.slice(end))
}

/** Whether what is to happen soon is done by us and not asked of the reader: "we answer within 24 hours". */
export function isOurs(plain: string, start: number): boolean {
  return /^(?:we|our|i|it)$/.test(clauseBefore(plain, start).findLast((word) => ACTS.test(word)) ?? '')
}

const ACTS = /^(?:we|our|i|it|you|your|must|need|please)$/

function denies(clause: readonly string[], at: number): boolean {
  const between = clause.slice(at + 1)
  if (between.length > 7 || between.some((word) => ENDS_DENIAL.test(word))) return false
  if (clause[at] === 'instead' && between[0] !== 'of') return false
  if (clause[at] === 'rather' && between[0] !== 'than') return false
  const isOrder = clause[at - 1] === 'do' && /^(?:please|so|and|just|)$/.test(clause[at - 2] ?? '')
  if (isOrder && !KIND_ORDER.test(between[0] ?? '')) return false
  const condition = clause.slice(0, at).findLastIndex((word) => CONDITION.test(word))
  return condition < 0 || clause.slice(condition + 1, at + 1).some((word) => SUBJECT.test(word) || word === 'nobody')
}

/** The words from the beginning of the clause on. A list goes on over its commas: "we will not call, write or visit". */
function clauseBefore(plain: string, start: number, end = start): readonly string[] {
  const words = plain.slice(0, start).trim().split(' ')
  const inList = (from: number) => {
    const between = words.slice(from)
    const listed = [...between, plain.slice(end).trimStart().split(' ', 1)[0]].some((word) => /^n?or$/.test(word ?? ''))
    return listed && between.length < 7 && !between.some((word) => NEW_CLAUSE.test(word))
  }
  let from = words.length
  while (from > 0) {
    const word = words[from - 1] ?? ''
    if (/^[.;:!?\n]/.test(word) || (word === ',' && !inList(from))) break
    from -= 1
  }
  return words.slice(from).filter((word) => word !== ',')
}
