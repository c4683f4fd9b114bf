const NAMED = /^(.+) <([^<>]+)>$/u
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/
/** An encoded word has at most 75 characters, of which 12 are its frame; four of base64 hold three bytes. */
const BYTES_IN_A_WORD = 45

/**
 * A sender's mailbox, `Name <name@domain>`, as a mail header takes it: a name in another script as encoded words (RFC 2047),
 * any other in quotes, since commas and dots mean something in a header.
 */
export function mailboxHeader(mailbox: string): string {
  const [, name, address] = NAMED.exec(mailbox) ?? []
  if (name === undefined || address === undefined) return mailbox
  const plain = name.replaceAll(/^"|"$/g, '')
  if (!PRINTABLE_ASCII.test(plain)) return `${encodedWords(plain)} <${address}>`
  return `"${plain.replaceAll(/["\\]/g, '\\$&')}" <${address}>`
}

/** Each word holds whole characters. */
function encodedWords(text: string): string {
  const words = ['']
  for (const character of text) {
    const longer = (words.at(-1) ?? '') + character
    if (Buffer.byteLength(longer) <= BYTES_IN_A_WORD) words[words.length - 1] = longer
    else words.push(character)
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}
