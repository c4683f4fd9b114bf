import type { Cues } from './cues.ts'

/** The borrower wants to pay in parts, less, later by agreement, or without the interest. */
export const ARRANGEMENT: Cues = {
  intent: 'arrangement',
  anywhere: [
    '\\binstalments?\\b(?! (?:was|is|has|paid|due|which|that|went))|\\b(?:payment|repayment|pay|payoff) (?:plan|arrangement|schedule|holiday|agreement)|\\brepayment plan|\\bpayment terms|\\binstalment plan|\\b(?:set up|make|agree|offer|get|have|work out|arrange|come to|reach|be on) (?:\\w+ ){0,4}(?:arrangement|plan|agreement|deal)\\b',
    '\\b(?:split|spread|divide|stagger|break) (?:\\w+ ){0,3}(?:payments?|it|this|out|over|into|up|amount|cost|balance|debt)\\b|\\bspread (?:out|over)\\b|\\b(?:in|into|over) (?:\\d+|two|three|four|five|six|several|a few|smaller|equal|monthly|weekly) (?:parts?|payments?|months|chunks|goes|bits|equal|instalments?)\\b|\\bbit by bit|\\blittle by little|\\bpart[- ]payment|\\bpartial payment|\\bpay (?:in part|part of it|some of it|weekly|monthly|off slowly|a bit|what i can|something each|it off (?:bit|gradually|slowly|over))',
    '\\b(?:half now|some now|part now|bit now)\\b(?!.{0,30}\\b(?:i will|will pay|next|on (?:mon|tue|wed|thu|fri|sat|sun)))|\\bhalf and half\\b|\\btwo payments\\b|\\ball at once\\b|\\bpay(?:ing)? (?:\\w+ ){0,4}(?:less|smaller|lower|a reduced)|\\b(?:smaller|lower|reduced|reduce|lower) (?:\\w+ ){0,3}(?:payments?|instalments?|amount|interest|settlement|rate)\\b|\\blower it\\b|\\b(?:least|minimum|lowest|smallest) (?:\\w+ ){0,3}(?:pay|payment|amount|i can|need|due)\\b|\\bpay the minimum|\\bminimum payment',
    '\\b(?:reduce|waive|freeze|cut|drop|remove|knock off|cancel|forgive|stop|write off|take off) (?:\\w+ ){0,4}(?:interest|fees?|charges|penalt\\w+|late fee)|\\bsettlement (?:discount|offer|figure|amount)|\\bfull and final|\\b(?:a|any) discount\\b|\\bdiscount (?:if|for|on)|\\brestructur\\w+|\\brefinanc\\w+|\\bconsolidat\\w+|\\bdefer(?:ment|ral)?\\b|\\bpostpone\\b|\\b(?:extend|extension|longer) (?:\\w+ ){0,4}(?:term|loan|deadline|due date|period|time to pay|repayment)|\\bextension\\b|\\bre-?schedul\\w+|\\bmove (?:the|my) due date',
    '(?:£|\\$|€|₦|₹)? ?\\d+(?: ?(?:dollars|pounds|quid|bucks|euros|naira|rupees))? (?:a|per|every|each) (?:week|month|fortnight|payday)\\b|\\b(?:pay|paying|something|bit|little|amount) (?:\\w+ ){0,3}(?:each|every|per) (?:week|month|fortnight|payday)\\b|\\bweekly instead|\\bmonthly instead|\\bcan only (?:manage|afford|pay|do) (?:about |around )?[£$€]?\\d',
    '(?:分|拆)(?:成|做|开)?(?:几|两|三|四|五|六|七|八|九|十|十二|多|\\d+|二十四)?(?:期|次|批|个月|开还|月)|分开(?:来)?还|慢慢(?:还|来还)|一点一点(?:地)?还|最低(?!.{0,4}(?:工资|生活|温))|最少|至少(?:要|得|还)|先(?:还|处理|付|缴|交|给)(?:一)?(?:部分|点|些|几|一半|本金|利息|少|最低|多少|\\d+.{0,6}(?:行|可以|成|好)(?:不|吗|么)|.{0,6}(?:可以吗|行吗|行不行|可不可以|成吗))|(?:先)?还(?:一)?(?:部分|些|半)|还少(?:点|些|一点|少)|部分(?:还|付|缴)|少(?:还|收|付|缴|给|交|算)(?:一)?(?:点|些|一些|一点|个)?|(?:少|便宜|降|减)(?:一)?(?:点|些)(?:利息|行|可以|吧|成|不)|还点|(?:能不能|可不可以|可以|能)(?:再)?少(?:一)?(?:点|些)',
    '减(?:免|掉|少|轻|半|利息|一点|些)|(?:免|去|取消|扣|抹|减)(?:除|掉|去|了|一下|收|咗)*(?:.{0,4})(?:利息|罚息|违约金|滞纳金|手续费|费用)|(?:利息|罚息|违约金|滞纳金|手续费)(?:能不能|可不可以|可以|能|都|给我|帮我|也)*(?:不要|不还|不收|不算|免|减|降|少|抹|去|停|退)|不(?:还|算|收|要|付)(?:利息|罚息|违约金|滞纳金)|(?:只|就|光|先)(?:还|付|给|处理)(?:我|个)*(?:借的|本金|最低|本)|还本(?:金)?|(?:就|只)还我',
    '协商|商量|延期|展期|延长|延后|延缓|推迟(?!上班|发)|停息|挂账|重组|置换|打(?:个)?折|优惠|(?:还款|分期|解决)(?:的)?(?:方案|计划)|什么方案|(?:每|一)个?月(?:还|付|给|缴|交|处理)(?:个)?(?:一)?(?:点|些|少|\\d|[一二两三五几]|你)|每(?:周|个?星期|个?礼拜)还|按月还|还不了(?:这么|那么)多|(?:一次性?|一下子?|一口气|全部|马上)(?:还|拿|付|缴|给|处理)?(?:不(?:出|了|起|完|上|清))|(?:还|付|给).{0,8}(?:够不够|够吗|够不)|(?:还|付|缴)(?:你们?)?(?:\\d+|[一二两三五六八几][百千万]).{0,4}(?:行|成|可以|可不可以|好)(?:吗|不|么)|(?:^|[^能])(?:\\d+|[一二三五六八几][百千]).{0,3}(?:够不够|够吗)|期数|还多少(?:能|才|可以|就)',
  ],
  whole: [
    '(?:payment )?plan',
    'instalments?',
    '分期(?:付款|还款)?.{0,3}',
    '最低.{0,4}',
    '协商.{0,3}',
    '减免.{0,3}',
    '延期.{0,3}',
    'half now half later',
  ],
  unless: ['\\b(?:call|contact) .{0,10}(?:free|now) to (?:claim|consolidat)'],
}
