import type { Cues } from './cues.ts'

/** Messages are wanted again. */
export const START: Cues = {
  intent: 'start',
  anywhere: [
    '\\b(?:text|message|contact|remind|notify|email|call|write to) me again\\b(?<!\\b(?:not|never|do not|no) (?:\\w+ )?(?:text|message|contact|remind|notify|email|call|write to) me again)',
    '\\b(?:start|begin|resume|restart|continue) (?:sending|texting|messaging|emailing|reminding|message|reminders|the reminders|notifications|text|alerts)(?: me)?\\b(?!.*\\b(?:annoy|why)\\b)',
    '\\b(?:turn|switch|put) (?:\\w+ ){0,3}(?:reminders?|messages?|texts?|notifications?|alerts) (?:back )?on\\b|\\bopt me (?:back )?in\\b|\\bre-?subscribe\\b|\\bsubscribe me\\b|\\bsign me (?:back )?up for (?:the )?(?:reminders|texts|messages)',
    '\\b(?:want|like) (?:to (?:get|receive|have) )?(?:the |your |my )?(?:texts?|messages?|reminders?|notifications|alerts|emails) (?:again|back)\\b',
    '(?:恢复|重新|继续|再次)(?:给我)?(?:接收|发送|订阅|提醒|推送|发短信|开启|开通|收到)|(?:想|要|可以|请)(?:再)?(?:重新)?(?:收到|接收)(?:你们的)?(?:提醒|短信|消息|通知)|(?:重新|再)(?:开|打开)(?:提醒|通知|短信)|可以(?:再|继续)给?我?发(?:短信|消息|提醒)',
  ],
  whole: [
    '(?:re)?start(?: again)?',
    'unstop',
    'resume',
    'subscribe',
    'opt[- ]?in',
    'continue',
    '开始',
    '恢复',
    '订阅',
    '重新开始',
    '开启',
    '恢复(?:订阅|接收|发送)',
  ],
  unless: ['不要|别|不想|\\bdo not\\b|\\bnever\\b|\\bstop\\b'],
}
