import type { RenderedMessage } from '../../../shared/messages/message.ts'

const TEXTS: Record<string, string> = {
  en: 'Harbour Bank: your payment is due on Friday. See it or change the date: https://hb.example/p/7Qk2. Reply STOP to end texts.',
  'zh-Hans': '【海湾银行】您有一笔账单周五到期,查看或改期:https://hb.example/p/7Qk2 拒收请回复R',
  'zh-Hant': '【海灣銀行】您有一筆帳單週五到期,查看或改期:https://hb.example/p/7Qk2 不再接收請回覆R',
}

export function smsMessage(locale: string): RenderedMessage {
  return {
    channel: 'sms',
    to: '+2348000000001',
    locale,
    template: { id: 'upcoming-friendly', version: '1' },
    text: TEXTS[locale] ?? '',
    segments: locale === 'en' ? 1 : 2,
  }
}

/** As the layout of emails has it: what a mailbox shows, and so much of nothing that it shows no more. */
const FILLER = '&#847; '.repeat(120)

export function emailMessage(locale: string, name: string): RenderedMessage {
  const [subject, preheader, first, button] =
    locale === 'en'
      ? [
          'A note from Harbour Bank',
          'A short note for you.',
          `Hello ${name}, your payment is due on Friday.`,
          'See it or change the date',
        ]
      : ['来自海湾银行的一封信', '给您的一点说明。', `${name},您好。您有一笔账单周五到期。`, '查看或改期']
  return {
    channel: 'email',
    to: 'someone@mail.example',
    locale,
    template: { id: 'upcoming-friendly', version: '1' },
    subject,
    text: `${first}\n\n${button}: https://hb.example/p/7Qk2\n`,
    html: `<!doctype html><html lang="${locale}"><head><title>${subject}</title></head><body style="margin:0;padding:32px;font-family:system-ui"><div style="display:none">${preheader}${FILLER}</div><div style="max-width:600px;margin:auto"><p style="font-size:18px">${first}</p><p><a style="display:inline-block;padding:12px 20px;background:#124;color:#fff;border-radius:6px" href="https://hb.example/p/7Qk2">${button}</a></p></div></body></html>`,
  }
}

export function webhookMessage(locale: string): RenderedMessage {
  const { segments: _, ...message } = smsMessage(locale)
  return { ...message, channel: 'webhook', to: 'wx-1' }
}
