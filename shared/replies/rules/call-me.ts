import type { Cues } from './cues.ts'

/** The borrower wants to speak with a person. */
export const CALL_ME: Cues = {
  intent: 'call-me',
  anywhere: [
    '\\b(?:please |could you |can you |kindly |just )?(?:call|ring|phone) (?:me|us)(?: back)?\\b|\\bcall ?back\\b|\\bcallback\\b|\\bgive (?:me|us) a (?:call|ring|bell|buzz)|\\b(?:have|get|ask|let) (?:\\w+ ){1,3}(?:call|ring|phone|contact) me\\b|\\b(?:someone|somebody|anyone|an agent|a person|a human|a manager|an adviser|an advisor|your manager) (?:\\w+ )?(?:call|ring|phone|contact|speak|talk)',
    "\\b(?:speak|talk|chat) (?:to|with) (?:a |an |the |your |some|any)?(?:\\w+ )?(?:person|human|agent|adviser|advisor|manager|someone|somebody|one|representative|operator|rep|supervisor|real)\\b|\\b(?:discuss|talk|speak) (?:about )?(?:this |it )?(?:over|on|by) the (?:phone|telephone)|\\blet us talk\\b|\\blet'?s talk\\b|\\bneed to (?:speak|talk)\\b|\\b(?:want|like|prefer) to (?:speak|talk)\\b",
    '(?<!别|不要|再|不用|干嘛|勿|许|准|为什么|怎么|老|天天|给我)(?:请|可以|能不能|麻烦|叫.{0,6}|让.{0,6}|有空|晚点|下午|明天|等下|稍后|.{0,3}点)?(?:给我(?:打|回|来)(?:个|一个|通)?(?:电话)|打(?:个|通)?电话(?:给我|来给我|过来给我)|打给我|回(?:个|我个|一个)?电(?:话)?给?我?|回我电话|给我回电|电话联系我?|致电给?我)(?!干|做|的人)|(?:请)?(?:专人|真人|人工|客服|经理|主管|同事).{0,4}(?:回电|联系|打给|致电|跟我|和我|来电|给我)|(?:转|接|找|要)(?:一下|到|个)?(?:人工|真人|专员|你们经理|你们主管|你们领导)|(?:想|要|希望|能不能|可以|可不可以)(?:跟|和|同|与|找)(?:真人|人工|人|专员|经理|主管|你们|客服)(?:谈|说|聊|讲|沟通|通话)|(?:让|叫|派|安排|请|换)(?:个|一个|你们?)?(?:人工|专人|经理|主管|领导|客服|人|同事|负责人)(?:跟|和|来|给|打|联系|回)(?!.{0,4}(?:打错|打他))|(?:麻烦|请).{0,10}回电',
  ],
  whole: [
    '(?:please )?(?:call|ring|phone)(?: me)?(?: (?:now|asap|back|later|please))*',
    'agent',
    'human',
    'speak to (?:agent|human|someone)',
    '转?人工',
    '回电',
    '打给我',
    '联系我',
  ],
  unless: [
    '\\b(?:do not|never|stop|not|quit) (?:\\w+ )?(?:call|ring|phone|calling|contact|phoning|ringing)\\b',
    '别|不要(?:再)?(?:打|联系)|不许|停止|勿|再打',
  ],
}
