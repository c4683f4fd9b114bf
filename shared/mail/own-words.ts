/*
 * What a person wrote in an answer by mail, without what their program put under and around it. Line by line and by patterns that
 * look at each line once: a mail comes from anybody.
 */

/** A line that begins what is quoted: everything from there on is an earlier mail. */
const BEGINS_QUOTE: readonly RegExp[] = [
  // Gmail, Apple Mail, Thunderbird; the longest name and address still fit.
  /^On .{4,200}\bwrote:$/i,
  /^Am .{4,200}\bschrieb .{1,200}:$/,
  /^(?:于|在)?\s?.{4,200}(?:写道|寫道|撰写)[:：]$/u,
  /^-{2,}\s?(?:Original Message|Forwarded message|Reply Message)\s?-{2,}$/i,
  /^-{2,}\s?(?:原始邮件|原始郵件|回复的原邮件|转发的邮件|回覆的原始郵件)\s?-{2,}$/u,
  // Outlook: a rule, or the head of the mail.
  /^_{8,}$/,
  /^(?:From|Von|发件人|發件人|寄件者|寄件人)\s?[:：] ?\S/iu,
]

/** A line that begins a signature, or that a telephone adds. */
const BEGINS_SIGNATURE: readonly RegExp[] = [
  /^-- ?$/,
  /^Sent from (?:my |Yahoo|Mail for|Outlook)/i,
  /^Get Outlook for /i,
  /^(?:发自|發自|从我的|從我的).{0,20}(?:iPhone|iPad|手机|手機|邮箱|郵箱|傳送|发送)?/u,
  /^傳送自我的/u,
]

/** The first line of an attribution that a program has broken in two. */
const FIRST_HALF = /^On .{4,200}[^:]$/i

/** What was written above the quoted mail; what was written between its lines where nothing stands above. */
export function ownWords(text: string): string {
  const lines = text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trim())
  const end = lines.findIndex((line, at) => begins(line, lines[at + 1] ?? ''))
  const above = unquoted(end < 0 ? lines : lines.slice(0, end))
  return above !== '' || end < 0 ? above : unquoted(lines.slice(end + 1).filter((line) => !isHead(line)))
}

function begins(line: string, next: string): boolean {
  if (BEGINS_QUOTE.some((pattern) => pattern.test(line))) return true
  return FIRST_HALF.test(line) && line.length + next.length < 300 && /\bwrote:$/i.test(next)
}

/** The lines under Outlook's rule that say whose mail is quoted. */
function isHead(line: string): boolean {
  return /^(?:From|Sent|Date|To|Cc|Subject|发件人|發件人|寄件者|收件人|收件者|发送时间|發送時間|日期|主题|主題|主旨)\s?[:：]/iu.test(
    line,
  )
}

function unquoted(lines: readonly string[]): string {
  const own = lines.filter((line) => !line.startsWith('>'))
  const signature = own.findIndex((line) => BEGINS_SIGNATURE.some((pattern) => pattern.test(line)))
  return (signature < 0 ? own : own.slice(0, signature)).join('\n').trim()
}
