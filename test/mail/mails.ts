/** Mails as programs write them; every name and address is made up. Lines end as on the wire. */
export function aMail(headers: Readonly<Record<string, string>>, body: string): Uint8Array {
  const all = {
    From: 'Robin Roe <Robin@Borrower.example>',
    To: 'answers@in.bank.example',
    Subject: 'Re: Your message from Harbour Bank',
    Date: 'Thu, 12 Nov 2026 10:00:00 +0800',
    'Message-ID': '<CA+abc123@mail.borrower.example>',
    'In-Reply-To': '<0107019a-5b1c-4d2e-9f00-000000000001-000000@eu-central-1.amazonses.com>',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  }
  const head = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]))
  return Buffer.from([...head, '', body].join('\n').replaceAll('\n', '\r\n'), 'utf8')
}

const QUOTED = ['> Harbour Bank: your payment is due on Friday.', '> Reply STOP to end mails.'].join('\n')

/** What a program puts round "I can pay on Friday", by its name. */
export const ANSWERED: Readonly<Record<string, string>> = {
  Gmail: `I can pay on Friday\n\nOn Thu, Nov 12, 2026 at 9:00 AM Harbour Bank <reminders@bank.example> wrote:\n\n${QUOTED}`,
  'Gmail, broken in two': `I can pay on Friday\n\nOn Thu, Nov 12, 2026 at 9:00 AM Harbour Bank and its friends\n<reminders@bank.example> wrote:\n\n${QUOTED}`,
  'Apple Mail on a telephone': `I can pay on Friday\n\nSent from my iPhone\n\n> On 12 Nov 2026, at 09:00, Harbour Bank wrote:\n${QUOTED}`,
  Outlook:
    'I can pay on Friday\n\n________________________________\nFrom: Harbour Bank <reminders@bank.example>\nSent: Thursday\nTo: Robin\nSubject: Your message\n\nYour payment is due. STOP ends mails.',
  'Outlook, without a rule':
    'I can pay on Friday\n\nFrom: Harbour Bank <reminders@bank.example>\nSent: Thursday\nTo: Robin\nSubject: Your message\n\nSTOP ends mails.',
  Lotus: `I can pay on Friday\n\n-----Original Message-----\nFrom: Harbour Bank\n\nSTOP ends mails.`,
  'QQ Mail': `I can pay on Friday\n\n------------------ 原始邮件 ------------------\n发件人: "Harbour Bank"\n\nSTOP ends mails.`,
  NetEase: `I can pay on Friday\n\n在 2026-11-12 09:00:00，"Harbour Bank" <reminders@bank.example> 写道：\n\nSTOP ends mails.`,
  'Gmail in Chinese': `I can pay on Friday\n\nHarbour Bank <reminders@bank.example> 于2026年11月12日周四 09:00写道：\n\nSTOP ends mails.`,
  'traditional Chinese': `I can pay on Friday\n\n寄件者: Harbour Bank <reminders@bank.example>\n寄件日期: 2026年11月12日\n\nSTOP ends mails.`,
  'a signature': `I can pay on Friday\n\n-- \nRobin Roe\nSTOP Consulting Ltd`,
  'a telephone in Chinese': `I can pay on Friday\n\n发自我的iPhone`,
  'below the quote': `${QUOTED}\n\nI can pay on Friday`,
}
