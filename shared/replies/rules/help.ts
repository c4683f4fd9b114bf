import type { Cues } from './cues.ts'

/** The borrower asks: how, how much, when, where, what this is. */
export const HELP: Cues = {
  intent: 'help',
  anywhere: [
    '\\bhow (?:do|can|should|would|else can|could|am i meant to|am i supposed to|to) (?:i |we |you )?(?:\\w+ )?(?:pay|repay|make (?:a|the|this|my) payment|settle|transfer|get in|log|reach|contact|find|see|check|use|send)\\b|\\bhow much (?:do|is|am|to|should|does|will|more|exactly|have i|left|must)\\b|\\bhow much (?:i owe|left)|\\bwhere (?:do|can|should|to|is) (?:i )?(?:\\w+ )?(?:pay|send|transfer|find|see|the|my|log)\\b',
    "\\b(?:what|which) (?:is|are|was|'s)? ?(?:the |my |your |this |that )?(?:\\w+ ){0,2}(?:balance|amount|deadline|due date|account number|reference|sort code|bank details|payment methods?|total|iban|link|customer service|phone number|loan|number|interest rate|this about|this for|date|debt|payment)\\b|\\bwhat (?:happens|payment|is this|is it|do i|account|card|methods?|number|if)\\b|\\bwhich (?:loan|account|card|bank|app)\\b|\\bwhen (?:is|do|does|must|should|was|am) (?:it|this|the|my|i|i meant)\\b.{0,24}(?:due|pay|deadline|expire|by|latest|date)|\\bdue date\\b|\\bthe deadline\\b",
    '\\b(?:send|email|give|show|text|forward|resend|provide|post|mail) (?:me |us )?(?:\\w+ ){0,3}(?:statement|breakdown|details|link|invoice|bill|account number|bank details|reference|copy|schedule|info|information|payment link|itemi[sz]ed)|\\b(?:have|get|see|need) (?:the |a |my |your )?(?:\\w+ )?(?:statement|breakdown|bank details|account number|details|payment link|invoice|reference number|customer service number)\\b',
    '\\b(?:link|website|site|app|page|portal|login|log in|password|card) (?:\\w+ ){0,2}(?:not work\\w*|down|broken|does not|expired|not open\\w*|not load\\w*|crash\\w*|error|declined|do not work|failed)|\\bcan not (?:log ?in|open|access|find|see|get in|get into|sign in|click|download|reach)\\b|\\b(?:pay|accept|take|use) (?:by |with |via |in |through )?(?:paypal|cash|card|apple pay|google pay|bank transfer|cheque|check|m-?pesa|venmo|zelle|crypto|debit card|credit card)\\b.{0,3}(?:\\?|$)|\\bdo you (?:take|accept)\\b|\\bwithout a card|\\b(?:customer (?:service|support|care)|helpline|hotline)\\b|\\bdo not understand\\b|\\bneed (?:some )?help\\b|\\bhelp me\\b|\\bwhat does (?:this|it) mean|\\bexplain\\b',
    '(?:怎么|如何|咋|怎样|要怎么|该怎么|怎么样)(?:才能|去|能|来|样|个|可以|能够|才可以|给你们?)?(?:还|处理|操作|付|交|缴|弄|联系|查|存|转|汇|看|登|下载|进去|找到|解决|打给|算利息|使用)(?!这么|那么|了这|不知道|会|要还|欠|在打|没)|(?:不会|不知道|不懂|不晓得|不清楚|忘了|不明白)(?:怎么|咋|如何|该|要|在哪|哪里|去哪|怎样|还(?:款|啊)|操作|弄|转|用|缴|还怎么|你们|什么时候|还多少|多少|这个?(?:短信|讯息|消息|信息))|还(?:款)?(?:方式|渠道|方法|流程|账号|入口|码|链接)|怎么(?:个)?(?:还|弄|处理|缴)(?:法)?$',
    '(?:欠|还|处理|付|交|缴|准备|存|转|充|给|要|剩|总共|一共|合计|差|补)(?:了|要|需要|得|的|你们?|下|款|剩|欠|处理|还|缴|是|多|到底)*多少|多少(?:钱|啊)?(?:要还|利息|逾期|才够|合适)|(?:金额|余额|利息|本金|总额|欠款|费用|账单|滞纳金|违约金|罚息)(?:现在|总共|一共|到底|总额|是|有|还剩|还有)*多少|(?:看|查|问|帮我看|说)(?:一?下|看)?.{0,6}(?:欠|还)(?:了)?多少',
    '(?:可以|能)提前(?:还|结清)|逾期(?:了)?(?:会|有)(?:怎么样|怎样|什么)|(?:用|拿|走)什么(?:还|缴|付|渠道)|报给我|找不到(?:还|缴|入口|在哪|地方|怎么)|(?:你|你们|您)(?:这)?(?:是|那是)(?:哪里|哪儿|哪家|干什么|做什么|什么地方)|(?:能|可以)用.{1,8}(?:还|缴|付)(?:不|吗)|用别的.{0,4}(?:还|缴|付)|客服|热线|专线|(?:电话|联系方式|号码|微信|地址|账号|户名|卡号|开户行|密码|公众号|官网|网址|链接)(?:号码?)?(?:是|给我|发|再说|告诉我|有|叫)*(?:多少|哪个|几|什么|一下|一个|给我|吗|我一下|我)|(?:给|发|告诉)(?:我|个)*(?:一)?(?:下|个)?(?:你们?的?)?(?:账号|卡号|链接|客服|电话|地址|号码|联系方式|二维码|明细|账单)|明细|(?:详细|电子|历史|消费)?账单(?!.{0,6}(?:不对|有问题|错|不是))|流水|对账单|(?:发|传|寄)(?:给|到|一份|个)?(?:我|过来|看)(?:看|一下|邮箱)?(?!的(?:短信|信息|消息))',
    '(?:什么|啥|几)(?:时候|时间|时)(?:到期|还|截止|要|前|扣|之前|能|逾期|交|缴|是)|(?:哪|那)(?:一)?(?:几)?天(?:还|能|可以|到期|要|截止|之前|前|扣)|(?:在|是|到|要)(?:哪|几)(?:一)?(?:天|号|日|月)|几号|(?:最|超)(?:晚|迟|后)(?:什么|是|到|期限|几|哪|时间|还款|啥|多久|不|要|能)|截止|期限|(?:账单|还款|到期|扣款)(?:日|时间)(?!.{0,4}(?:还|处理)吧)|(?:还|存|打|转|汇|充|缴|付|交)(?:到|去|进|在|入)(?:哪|什么|啥|那)|(?:在|去|要去|到)(?:哪|哪里|哪儿|哪个)(?:里|个|儿|能|可以)*(?:还|缴|付|交|处理|查|看|存|办)|哪(?:里|儿)(?:能|可以)?(?:还|缴|付|交|处理|查|看|存)|存(?:哪|什么)|(?:哪|什么|啥)(?:个|张|一?张|一个|种)?(?:卡|账户|账号|银行|app|软件|平台|方式|渠道|地方)(?!.{0,4}被)|逾期(?:金额|多少|多久|几天|了多少|了几|了多久|会|有什么)',
    '(?:能|可以|可不可以|能不能)(?:用|在|去|拿|走|通过|从)(?:.{1,8})(?:还|缴|付|交|处理|转)(?:款|费|吗|么|\\?|嘛|$)|什么意思|(?:这|你)?(?:是)?什么(?:钱|款|贷款|费|账|卡|银行|平台|公司|东西|短信|信息)|(?:是|你们?(?:是)?)(?:哪个|什么|哪家|哪里)(?:的)?(?:银行|平台|公司|单位|贷款|机构|部门)|哪(?:一)?(?:笔|家)|帮(?:我|忙)(?:看|查|问)|需要帮助|怎么回事|(?:会)?有什么(?:后果|影响)|(?:会|影响)(?:不会)?(?:上)?征信|登(?:录)?不(?:上|进|了)|打不开|进不去|(?:收|看)不到(?:短信|链接|验证码|账单)|没收到(?:短信|账单|通知)|看不懂|(?:短信|信息|这个).{0,4}不明白|现金',
  ],
  whole: [
    'help',
    'info(?:rmation)?',
    'how much',
    'balance',
    '(?:是|总共|一共|要|到底|具体|还)?(?:多少|多少钱|几多)(?:钱)?(?:啊|呀|呢)?',
    '怎么(?:处理|还|弄|办|操作)(?:呀|啊|呢)?',
    '(?:什么|啥)时(?:候|间)',
    '哪天',
    '几号',
    '帮助',
    '什么事',
  ],
}
