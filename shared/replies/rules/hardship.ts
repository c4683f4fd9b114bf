import type { Cues } from './cues.ts'

/** The borrower can't pay, or not now. */
export const HARDSHIP: Cues = {
  intent: 'hardship',
  anywhere: [
    '\\b(?:can not|could not|unable to|not able to|no way (?:i can|to|of)|never be able to|impossible (?:for me )?to|not in a position to|struggl\\w+ to|hard to|difficult to|do not know how i (?:can|will)) (?:\\w+ ){0,2}(?:pay|afford|keep up|manage|make (?:the|my|this|any) payment|cover|meet|repay|do it|do this|settle|clear)|\\bcan not pay\\b|\\bno way of paying|\\bcan not (?:find|raise|get) the money|\\bnot affordable',
    '\\b(?:no|any|without|out of|short of|not enough|have not got|do not have|have no|got no|not got|low on|run out of|lack of) (?:the |any |enough |much |a |more )?(?:money|cash|funds|income|savings|wages|work|job|salary|pay coming in)\\b(?!.{0,20}(?:not (?:my|me)))|\\bdo not (?:simply )?have (?:it|that|this|the amount|the full|that kind)\\b|\\bsimply do not have\\b|\\bmoney is (?:\\w+ ){0,2}(?:tight|short|scarce|bad)|\\bnothing (?:left|coming in|to my name|in my account|to give)|\\bto my name\\b',
    '\\b(?:lost|losing|lose) my (?:job|work|business|home|house|income)\\b|\\b(?:redundan\\w+|unemployed|laid off|jobless|sacked|fired|furloughed|out of work|between jobs|not working|no longer working|zero hours)\\b|\\b(?:hours|shifts|pay|wages|salary|income|benefits|job) (?:\\w+ ){0,2}(?:cut|reduced|stopped|suspended|delayed|sanctioned|late|ended|halved)\\b|\\bhave not been paid\\b|\\bnot been paid by|\\bwaiting (?:on|for) (?:universal credit|benefits|my benefit|a job)|\\bon (?:benefits|universal credit|sick pay|the dole|welfare|food stamps|statutory|maternity)\\b|\\bfood ?bank|\\bstatutory (?:sick )?pay|\\boff sick\\b|\\bdown to one (?:wage|income)',
    '\\bstruggl(?:e|ing)\\b|\\bfinancial(?:ly)? (?:difficult\\w*|hardship|trouble|problem|struggl\\w*|hard|tough)|\\bdifficult\\w* (?:financially|time|times|with money)|\\bhardship\\b|\\b(?:hard|tough|rough|difficult|bad) (?:time|times|month|patch|year|situation)\\b.{0,30}\\b(?:money|pay|financ|divorce|work|job|bills?)|\\bhaving a hard time\\b|\\b(?:skint|broke|penniless|destitute|bankrupt\\w*|insolven\\w*|homeless|evicted)\\b|\\bmake ends meet|\\bbarely (?:\\w+ )?(?:cover|surviv|eat|afford|pay)|\\bfeed my (?:kids|children|family|son|daughter)|\\b(?:behind|drowning|up to my neck) (?:on|in|with) (?:everything|debts?|rent|bills|all)|\\btoo many (?:debts|loans|bills)|\\bcan not keep up|\\bcost of living',
    '\\b(?:business|factory|company|shop|firm|restaurant) (?:\\w+ )?(?:closed|shut|failed|collapsed|went under|folded|is failing|gone bust)|\\bhad an accident\\b|\\bhouse (?:flooded|burn\\w+)|\\btook everything i had|\\bcar (?:broke|has broken)|\\b(?:husband|wife|partner|he|she) left (?:me|us|and)\\b|\\bdivorce\\b|\\bmore time\\b(?!.{0,20}(?:call|meeting))|\\bbear with me\\b|\\bnot this month\\b|\\bcan not do it\\b|\\bcan not (?:today|now|at the moment|this month|right now)\\b|\\bonly have (?:[£$€] ?)?\\d+\\b',
    '(?:没|没有|冇|缺|差|哪有|哪来的|无|木有|莫得)(?:什么|啥|多少|得|那么多|这么多|有)?钱(?!包|花不)|没(?:有)?(?:那|这)么多(?:钱)?|拿不出|掏不出|凑不(?:出|够|齐|到)|还不(?:起|上|了|出|动|到|清)(?!这么多|那么多)|(?:付|缴|交|给|处理|存|弄|转|搞|办|清)不(?:起|上|了|出|动)(?!电话)|没(?:法|办法|能力|本事|辙)(?:还|处理|付|缴|给|现在)?|无(?:力|法|能力)(?:偿还|还|支付|处理|承担|归还)?|(?:没|没有|冇)能力',
    '困难|(?:手头|手上|手里|资金|经济|最近|日子|钱|时间)(?:也|都|真的|最近|比较|有点|有些|太|很|非常|确实|实在|挺|还|不|特别)*(?:紧|拮据|没有?(?:余)?钱|不宽裕|不好过|周转|不够|难|不方便|艰难|没余钱)|紧张(?!死)|周转|资金链|失业|(?:没|没有|丢|找不到|冇)(?:了|到|有)?工作|(?:没|没有|冇)(?:有)?(?:上班|收入|进账|生意|经济来源|活干|事做|工开)|裁员|被裁|下岗|辞退|炒(?:鱿鱼|了)|破产|倒闭|生意(?:不好|失败|惨|差|难做|赔|亏|也不)|亏(?:损|了|本|钱|空)|赔(?:光|本|了钱)|欠薪|一无所有|负债|穷|揭不开锅|吃(?:饭|不上饭)(?:都)?(?:成问题|没钱|困难|不起)|吃不起|吃不上|停工|手停口停|家徒四壁|低保|被骗',
    '(?:没|没有|未|还没|不|尚未|冇)(?:有)?(?:发|出|拿到|收到|领到?|到)(?:账)?(?:工资|薪水|薪资|薪|钱|款|货款|工钱|账)|(?:工资|薪水|薪|工钱|货款|钱|款)(?:都|也|现在|还|一直|到现在|迟迟)*(?:没有?|未|不|拖)(?:发|到|下来|结|收|拿到|给|着)|(?:等|等到|得等|要等|待)(?:我|着|下个?月|老板|公司|.{0,4})?(?:发|开|拿|领|结|报销|收)(?:了)?(?:工资|薪|钱|工钱|账|到|后|完)|拖欠|宽限|(?:多|再|给)(?:给|宽限)?(?:我|点|些|多|一)*(?:点|些)?时间|缓(?:一?缓|几天|一下|两天|些|一缓)|(?:晚|迟|过|推)(?:些|点|几|一阵|一段|一)(?:时间|天|时候|点|日子)?(?:再)?(?:还|处理|缴|付|给|说|吧|行|可以)|过段时间|过(?:几|一)(?:天|阵)',
    '(?:今天|今晚|现在|暂时|目前|这两天|这几天|这个?月|最近|这期|这会儿?|八点|.{0,3}点|明天).{0,8}(?:(?<!行)不行|不能|没法|来不及|处理不|还不|不可以|做不到|弄不|搞不|够呛|没戏|不太行|不够|办不到|困难|有难度)|来不及|做不到|办不到|花(?:光|完|没)|用(?:光|完)了|钱都(?:花|用|治|看|给|套|投|压|赔|没|拿|还)|(?:只|就|才)(?:有|剩)(?:了|下)?.{0,6}(?:块|元|钱|百|千)|就.{0,2}(?:几|一)(?:百|十)块|余额不足|不够(?:钱|还|扣)?|限额|超限|卡(?:被)?(?:冻结|锁|停)|(?:就|也|都|偏|打死|我)不还(?:了|钱|款|$)|冻结|刚还(?:了|完)(?:别|其他|另)|(?:好多|别的|其他|很多)平台|出(?:了)?(?:事|车祸|意外|交通事故|点事|状况)|家里(?:有|出|发生|突发|最近|也|遇到).{0,8}(?:事|情况|病|困难|变故)|.{0,2}(?:爸|妈|父|母|老人|孩子|小孩|家人|老婆|老公|家里人?).{0,6}(?:病|住院|手术)',
  ],
  whole: [
    '(?:我|现在|还|真|肯定|应该|恐怕|可能|都|也)*(?:不能|不行|没有|没办法|没法|不可以|不太行|不好说|够呛|没钱|没钱啊|不方便)',
    '有(?:点|些)?(?:困难|难|紧)',
    '(?:can not|unable|not possible|impossible|no money|broke)(?: pay)?(?: sorry| now)?',
    '晚(?:点|些|一点).{0,2}',
    '难',
    '还不(?:了|上|起|到)',
  ],
}
