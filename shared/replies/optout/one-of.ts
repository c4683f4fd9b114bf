/** Whether a reply is one of some words, whatever its case and the space and punctuation around and inside it. */
export function isOneOf(words: readonly string[], reply: string): boolean {
  const said = bare(reply)
  return words.some((word) => bare(word) === said)
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
