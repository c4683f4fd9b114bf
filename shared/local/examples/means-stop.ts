/** A reply that means no more messages, said in other words than a keyword. */
const STOP =
  /\b(stop|unsubscribe|opt(ed)?[- ]?(me[ -])?out|cancel|quit|revoke|remove me|take me off|no more (texts?|messages?|sms|emails?)|(don'?t|do not|never) (text|message|contact|call|email|write)|leave me alone)\b|退订|拒收|不要再|别再|別再/i
const DENIED = /\b(don'?t|do not|never) (stop|cancel|unsubscribe)\b/i

/** Whether a reply is one of some words, whatever its case and the space and punctuation around and inside it. */
export function isOneOf(words: readonly string[], text: string): boolean {
  const plain = (word: string) =>
    word
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return words.some((word) => plain(word) === plain(text))
}

export function meansStop(text: string): boolean {
  return STOP.test(text) && !DENIED.test(text)
}
