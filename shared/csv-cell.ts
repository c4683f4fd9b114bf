/** One cell as RFC 4180 has it. What a spreadsheet would take for a formula is marked as text; a number with its plus is none. */
export function csvCell(text: string): string {
  const safe = /^[=@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
