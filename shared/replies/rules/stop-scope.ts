import type { Channel } from '../../case/channel.ts'
import type { StopScope } from '../intent.ts'

const CHANNELS: readonly (readonly [Channel, RegExp])[] = [
  ['voice', /\b(?:call|calls|calling|phone calls|phoning|ring|ringing|phone (?:me|my))\b|打(?!扰)|来电|电话|拨/],
  ['sms', /\b(?:text|texts|texting|sms|message|messages|messaging)\b|短信|简讯|信息|消息|讯息/],
  ['email', /\b(?:e-?mail|e-?mails|emailing|mailing list)\b|邮件|电邮/],
  ['webhook', /\b(?:whatsapp|wechat|line|telegram|push|notifications?)\b|微信|推送/],
]
const EVERYTHING =
  /\b(?:contact|alone|bother|harass\w*|pester\w*|hound\w*|everything|all (?:contact|communication|channels)|complain\w*|complaint|police|ombudsman|cease|consent|hear from you|report(?:ing)? you)\b|骚扰|联系|联络|打扰|投诉|举报|检举|报警|烦|告你|告到|催|态度|客气/

/** What a stop in words ends: the channel that it names, else everything. */
export function stopScope(text: string, channel: Channel | undefined): StopScope {
  const named = CHANNELS.filter(([, words]) => words.test(text)).map(([name]) => name)
  const [only, another] = named
  if (EVERYTHING.test(text) || another !== undefined) return 'all'
  return only ?? channel ?? 'all'
}
