import type { Cues } from './cues.ts'

/** The debt, or its amount, is called into question. */
export const DISPUTE: Cues = {
  intent: 'dispute',
  anywhere: [
    '\\bi (?:do not|never|did not) (?:even )?(?:owe|took out|take out|borrowed?|agreed? to|signed?|authori[sz]ed?|applied|apply|opened?|received|ordered|recogni[sz]e|have (?:a|any|an) (?:loan|account|debt|card|credit)|had (?:a|any|an) (?:loan|account|debt|card))\\b|\\bi (?:have )?never (?:even )?(?:owed|took|taken|borrowed|signed|agreed|had|opened|used|received|bought|applied)|\\bowe (?:you )?(?:nothing|zero|nowt)\\b|\\bdo not owe\\b|\\bi have no (?:loan|debt|account|contract|agreement|credit card)\\b',
    '\\b(?:not|never) my (?:debt|loan|account|bill|card|purchase|signature)\\b|\\b(?:debt|loan|account|bill|charge) is not (?:mine|my)\\b|\\bis not my (?:debt|loan|account|bill)|\\bdebt (?:belongs|is) (?:to )?(?:my ex|not|someone|somebody|my former)|\\bthat was not me\\b|\\bwas not me who\\b',
    '\\b(?:i|we|to|wish to|want to) (?:dispute|contest|challenge|query|reject)\\b|\\bdisput(?:e|ed|ing)\\b|\\bdo not (?:agree|accept|recogni[sz]e|acknowledge)\\b|\\bdisagree\\b',
    '\\b(?:amount|balance|figure|sum|sums|total|bill|interest|calculation|calculated|fees?|charges?|records?|statement|maths?|numbers|it|this|that|debt) (?:\\w+ ){0,4}(?:wrong|incorrect|inaccurate|not right|not correct|a mistake|an error|mistaken|too high|can not be right|not look right)\\b|\\b(?:got|have) (?:the|your|my|it|this) ?(?:sums?|figures?|amount|records?|maths?|calculation)?s? (?:all )?wrong\\b(?! (?:number|person))|\\bdo not look right|\\bcan not be right|\\bmust be (?:some |a )?(?:mistake|error|mix[- ]?up)|\\bthere (?:is|has been) (?:some |a |an )?(?:mistake|error|mix[- ]?up)|\\b(?:mistake|error) (?:with|on|in) (?:my|the|your)',
    '\\b(?:fraud|fraudulent|scam|scammed|identity theft)\\b|\\b(?:identity|card|details|id) (?:was|were|has been|have been|got|is) (?:stolen|cloned|hacked|used by)|\\bstole my (?:identity|card|details|id)|\\b(?:someone|somebody) (?:else )?(?:used|opened|took|forged|has used)\\b.{0,30}\\b(?:my name|my id|my details|my card|my identity|loan)|\\bdid not (?:spend|buy|make|sign|borrow|authori[sz]e)\\b',
    '\\b(?:charged|billed|debited|taken) (?:me |from me )?(?:twice|double|too much|again|extra)|\\bdouble[- ]charged|\\bovercharg\\w+|\\badded (?:\\w+ )?(?:fees?|charges?|interest)\\b|\\b(?:fees?|charges|interest) (?:i|we) (?:never|did not|do not)',
    '\\bproof of (?:the |this |my |any )?debt|\\bprove (?:that |it|this|i)|\\bstatute[- ]barred|\\bwritten off\\b|\\btime[- ]barred|\\bvalidat(?:e|ion) (?:of )?(?:this |the )?debt|\\bevidence (?:of|that)|\\bsettled (?:\\w+ )?(?:years|months|long) ago|\\bwhat (?:loan|debt|contract)\\b.{0,3}(?:\\?|$| i )',
    '\\bhow (?:can|could|come|is|do|did) (?:i|it|this|that) (?:\\w+ )?(?:owe|be|so)\\b.{0,12}\\b(?:much|that|high|more)|\\bwhy (?:is it|is this|is the|do i owe|am i|did|has) .{0,24}\\b(?:so (?:much|high)|that much|gone up|more than|increas|doubl)|\\bonly borrowed\\b|\\bi only owe\\b|\\b(?:cancelled|canceled|returned|sent back|ended|terminated) (?:that |the |my |this |it )?(?:\\w+ )?(?:contract|order|phone|goods|item|service|subscription|agreement|car|already|years|months)?.{0,16}(?:owe|not paying|nothing|back)|\\bnever (?:delivered|arrived|received|got the goods|worked)\\b|\\bnot (?:been )?counted|\\bhave not counted',
    '不是我(?:刷|借|用|办|贷|签|欠|消费|花|买|操作|申请|开|弄|的(?:债|卡|账|贷款|欠款|单|消费|钱|借款))|(?:没有?|从没|未曾|不曾|压根没|根本没|从来没有?)(?:有)?(?:借|欠|刷|用|办|贷|签|消费|申请|花|开)(?:过|了|你|他|钱|款|卡|任何|这|什么|那)|(?:没有?|哪有|哪来的?)(?:有)?(?:这张|什么|任何|办|你们的)?(?:信用卡|贷款|借款|欠款|债务|逾期|银行卡|借钱|欠钱|借贷|这笔)|不是我(?:本人|自己)?(?:借|刷|用|办|贷|签|花)|没(?:有)?收到过?(?:这笔|贷款|你们的钱|放款|借款)|离谱|不合理|突然多|多了(?:这么|那么)多|(?:不|没)认(?:账|这|的|$)|我?(?:哪里|哪有|哪儿)欠|没(?:有)?在.{1,6}(?:借|贷|办|欠|用)过?|不欠(?:你|钱|款|什么)|(?<!好像)没欠',
    '盗刷|冒(?:用|名|充)|被(?:人|别人|人家)?(?:盗|骗贷|复制|冒|刷)|(?:身份证?|信息|资料|卡)(?:被|让人|给人)(?:冒|盗|偷|别人|人)|(?:谁|别人|有人|人家)(?:拿|用|盗)(?:了)?(?:我|别人)(?:的)?(?:身份|名字|名义|证件|信息|卡)|诈骗|骗子|骗(?:我|人|钱)(?!.*(?:钱都|花光|没钱))|高利贷|套路贷',
    '算(?:错|多|的不对|得不对)|(?:搞|弄|记|扣|登记|系统)错(?!人|了人|号|电话)|(?:钱|款|金额|账|账单|账目|数|数目|数字|利息|费用|费|记录|余额|罚息|滞纳金|违约金)(?:好像|怎么|是|都|也|根本|可能|应该|有点|明显|完全|肯定|就)*(?:不对|有问题|错|有误|不正确|不准|对不上|不合理|太高|太多|有疑问|不一样|不符)|对(?:这|那|你|这个|你们|这笔|该).{0,8}(?:有(?:疑问|异议|意见|问题|怀疑)|不认可|表示怀疑)|有(?:异议|疑问|争议)|不(?:承认|认可|认这|认账|同意)(?!分期)|提出异议|多(?:扣|收|算|了.{0,3}利息|出来)|乱(?:收|扣|算)(?:费|钱|我)?|重复(?:扣|收)|(?:不|别)乱(?:说|扣)',
    '怎么(?:会|就|可能|突然|还)?(?:要|欠|有|变|多|得|让我)?(?:还|欠|有|出|付|要还)?(?:了|得|到|出)?(?:这么|那么|这样)?多(?:钱|利息|款|出|费)|怎么(?:会|可能|就)(?:逾期|欠|有(?:这|那))|(?:哪|那)(?:里|儿)?有(?:欠)?(?:这么|那么)多|这么多.{0,2}(?:怎么|不)(?:可能|会)|(?:你们?|钱)(?:是|都)?怎么算|(?:什么|啥|几)时候?(?:欠|借|贷)(?!.{0,4}还)|欠(?:你|你们|了|他)?(?:什么|啥)(?:钱|款)?|系统.{0,6}(?:错|问题|故障|bug)|(?:就|会)欠款|(?:为什么|凭什么|凭啥)(?:多了|收|扣|要我|我|这么|欠|利息|会有|还|让|涨)(?!.{0,6}(?:打我|打电话|一直打|给我打))|怎么(?:又|会)?(?:多了|多出|收|扣了|要我|这么高|涨)|为什么.{0,6}(?:这么|那么)多|(?:你|你们)?确定(?:是)?我?(?:欠|借|没)|(?:钱|账|利息|费|款)(?:是)?怎么(?:算|来|计)的|不可能(?:欠|有|这么|的|还)|我(?:什么时候|哪时候|啥时候|几时)(?:借|欠|办|贷|用)|我(?:有)?(?:欠|借)(?:款|钱|你们)(?:了)?(?:钱)?(?:吗|了?\\?)|我(?:怎么|都|也|咋)不知道(?!怎么|咋|还|如何|联系)|哪(?:来|里来)的(?:欠|账|钱|逾期|贷|利息)|(?:卡|账户|合同|贷款)(?:早就|早|已经|都)*(?:注销|销户|解约|停用|取消)|解约|(?:早就|早|已经)(?:注销|销户|不用)|(?:拿|出示|提供|给我看).{0,6}(?:证据|凭证|合同|依据|证明)|谁(?:帮我|给我|拿我).{0,8}(?:办|借|贷)|(?:没|不)(?:用|消费|花|刷|借|欠)(?:了|过)?(?:这么|那么)多|(?:你|你们)(?:是不是|肯定|有没有|绝对|好像|应该|是|会不会)(?:搞|弄|算|记|看|查)(?:错|混)',
  ],
  whole: [
    '(?:这|怎么|绝对|根本)?不可能.{0,2}',
    '(?:钱|金额|这)?不对(?:啊|吧|呀|头)?',
    '(?:是|会)?(?:你们?)?(?:是不是)?(?:搞|弄)错了?(?:吧|吗)?',
    '不是我的',
    '(?:我)?(?:没|没有)(?:借|欠|刷|用)过?',
    'not mine',
    'prove it',
    'scam',
    'fraud',
    '骗子|诈骗',
    '我?不欠.{0,2}',
    '凭什么',
    '我?没有?(?:欠|借)钱',
  ],
  unless: [
    '(?:wrong|incorrect) (?:number|person)\\b',
    '\\b(?:won|prize|winner|claim)\\b',
    '被.{0,4}骗.{0,8}(?:没钱|光|还不)|手机.{0,6}(?:搞|弄)错',
  ],
}
