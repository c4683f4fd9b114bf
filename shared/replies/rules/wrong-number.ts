import type { Cues } from './cues.ts'

const NOT_A_NAME =
  'sure|going|able|happy|interested|paying|working|well|ok|okay|coming|home|free|in|at|on|here|there|the one|that|so|very|really|a|an|your|yet|too|being|doing|getting|feeling|ready|available|fine|good|bad|rich|well off|joking|kidding|lying|stupid|wrong|right|done|late|aware|allowed|supposed|into|from|with|about|giving|having|hungry|tired|angry|mad|saying|sleeping|using|bothered|afraid|gonna|driving|employed|earning|responsible|liable|made|one|of|my|me|him|her|it|this|what|who|like|as|even|anymore|any|all|only|currently|replying|answering|talking|sending|getting|dealing'
const THEIR = "(?:his|her|their|the right|that person's|\\w+'s)"

/** The reply comes from somebody else. The debt is not spoken of again there. */
export const WRONG_NUMBER: Cues = {
  intent: 'wrong-number',
  anywhere: [
    '\\b(?:wrong|incorrect) (?:number|person|no\\b|phone|contact|guy|man|woman|mobile|recipient|email|address|people|party)|\\bwrongly contacted|\\bmistaken identity',
    '\\b(?:no ?one|nobody|no such person|no person|not anyone|there is no|no [a-z]+)\\b.{0,30}\\b(?:here|by that name|of that name|with that name|called|named|at this (?:number|address)|lives here|works here)\\b',
    '\\b(?:do not|never) (?:even )?(?:know|met|heard of) (?:(?:him|her|them)(?! (?:that |very |too )?well)|this (?:person|man|woman|guy)|that (?:person|man|woman|guy)|any(?:one|body)? (?:called|named|by that name|of that name)|a|any|who (?:that|you|he|she|this)|the person|who)\\b|\\bnever heard of (?:him|her|them|that|this|any)|\\bno idea who (?:that|he|she|this|you|they)',
    `\\b(?:this|that|it) is not (?:${THEIR}|the) (?:\\w+ )?(?:number|phone|mobile|email|person|borrower|one you)|\\bnot (?:the person|who you|the one you|the right person|the borrower|the account holder|that person|the owner)|\\bthis is not (?:him|her|them)\\b|\\bis not (?:his|her|their) (?:number|phone|mobile)`,
    '\\bi am not (?:mr|mrs|ms|miss|dr)\\b|\\bi am not (?:him|her|that person|the person|the borrower|this person|whoever|who)\\b|\\bmy name is not\\b|\\bthat is not my name|\\bnot my name\\b',
    '\\b(?:just|only|recently|newly) (?:got|bought|changed|have|had) (?:this|a new|the|my|to this) (?:new )?(?:number|sim|phone|line)|\\bthis is (?:a|my) new number|\\bnew owner of this number|\\bbought this sim|\\bgot this number|\\bnumber (?:was|has been) reassigned|\\bhad this number (?:for|since)',
    '\\b(?:he|she|they) (?:does not|do not|no longer|doesn|is not|not) (?:use|uses|live|lives|work|works|have|own) (?:this|here|that)|\\b(?:he|she|they) (?:has |have )?(?:moved|left) (?:out|away|here|the company|years|long)|\\bno longer (?:lives|works|uses|at)\\b',
    "\\b(?:belongs to|now belongs|is now) (?:someone|somebody) else|\\b(?:want|mean|looking for|after|need) (?:someone|somebody) else|\\bsomeone else'?s (?:phone|number)|\\bwho (?:are|were) you (?:looking for|trying|after|calling for)|\\bplease check (?:the|your) number|\\b(?:trying to|meant to|want to) (?:reach|contact|get hold of) (?:is|some)",
    '\\bi am (?:his|her|their|the) (?:sister|brother|mother|mum|mom|father|dad|wife|husband|son|daughter|colleague|co-?worker|boss|roommate|flatmate|friend|neighbou?r|secretary|assistant|landlord|new tenant)\\b|\\bthis is (?:his|her) (?:sister|brother|mother|mum|mom|father|dad|wife|husband|son|daughter|colleague|boss|roommate|friend)\\b|\\b(?:he|she) is (?:out|not here|not in|at work|asleep|sleeping|away|busy|unavailable|not available|not around)\\b|\\bbusiness line\\b',
    '打错|找错|拨错|(?:搞|弄|认)错(?:了)?人|人(?:搞|弄|认)错|(?:发|打|号码?|电话)错了?(?:人|号|地方)|错号|(?:电话|号码?)(?:打)?错',
    '不认[识得到](?!路|字|这个字|地方)|不识(?:他|她|这|得|$)|没听(?:说)?过(?:这|他|她|有)|认识(?:这|那|他|她).{0,4}(?:吗|啊\\?)|从没听过',
    '不是(?:他|她|本人|机主|这个?人|那个?人|你们?(?:要)?(?:找|说)的|.{1,3}(?:先生|女士|小姐)|借款人|当事人|原来那|户主)|不是(?:他|她|.{0,3})(?:的)?(?:号码?|手机|电话)',
    '我不(?:姓|叫)|不叫(?:这个|这|那|.{1,3}$)|没有?(?:这|那)(?:么)?(?:个|一)?.{0,2}人|没有?(?:叫|姓).{1,4}(?:的|人)|没有叫|查无此人|无此人|哪有这(?:个)?人',
    '(?:他|她|.{0,2}本人|机主|人)(?:人|现在|刚|刚刚|刚才|今天|这会|暂时|已经|都|正|也|又|好像|手机|把手机|不知道)*(?:不在(?!了)|没在|没有在|出去|出门|在睡|睡着|睡觉|在忙|在洗澡|在开会|在上班|在开车|不方便|上班|上学|上课|下班|吃饭|没带(?:手机)?|落|丢|放家|放在家|去外地|出差|去了?外|回老家|跑了|离职|辞职|搬走|换号)',
    '(?:手机|号码?|卡|电话)(?:号|卡|是|我|也是|现在|才|都)*(?:刚|新|才|最近|前几天)?(?:换|办|买|捡|用)(?:的|来的|了(?:个|新)|不久|没多久)|(?:刚|新|才)(?:换|办|买)的?(?:手机号|号码|号|卡|电话)|捡(?:到|来)?的|现在是我(?:在)?用|(?:号码?|电话|手机)(?:已经)?(?:易主|换人|不是他|不是她|转让)|二手(?:手机|号)|别人的(?:手机|电话|号)',
    '我是(?:他|她)(?:的)?(?:同事|朋友|老婆|老公|妈|爸|儿子|女儿|哥|弟|姐|妹|亲戚|家人|家属|邻居|老板|房东|室友|领导|爱人|媳妇|对象|母亲|父亲|侄|舅|叔)|不住(?:这|在这)|(?:这|我们?这)(?:里|边|儿)?是(?:公司|单位|办公|店|座机|公用|学校|饭店|酒店|门卫|传达室)',
    '(?:他|她)(?:是)?(?:哪个|哪位|哪里的|干嘛的|干什么的)|(?:你)?说(?:的)?(?:是)?谁|(?:是|和|跟)我?前(?:夫|妻|男友|女友)|早?就?离婚|(?:刚|新)(?:办|买|换)的(?:这|那)?(?:张|个)?(?:新)?(?:卡|号|手机)|(?:没|不)(?:在)?用(?:这个|这张|那个)(?:号|手机|电话|卡)了?|没带(?:电话|手机)|^不是不是|我姓.{1,2}(?:不姓|,不姓|又不)|(?:他|她)(?:的)?(?:手机|电话)(?:在我|我拿|给我|是我)|(?:再)?打(?:给)?(?:他|她)(?:本人|的?手机|的?电话|自己|吧|$)|(?:他|她)(?:要)?(?:晚点|等下|一会儿?|明天|后天|下午|晚上|过会|回头|几天|过几天).{0,3}(?:回来|才回|在家|到家)|(?:不知道|不晓得)(?:是)?(?:什么人|谁|哪个)|什么人.{0,2}不(?:知道|认识)|(?:我的|这是)(?:我)?(?:的)?新号|(?:跟|和|与|关)我(?:没|沒)(?:有)?(?:关系|关)|(?:不)?关我(?:什么|啥|屁|的)?事|(?:让|叫|喊)(?:他|她)(?:给你|跟你|回头|等下|一会|晚点|再)?(?:们)?(?:给你)?(?:回|打|联系)|(?:回来|等下|晚点)(?:我)?(?:跟|告诉|转告|让|叫)(?:他|她)|(?:帮你|会)?转告(?:他|她)|(?:联系|找)不(?:上|到|着)(?:他|她|这)|(?:你|你们)(?:找|打给|联系)(?:他|她|本人)|跟(?:他|她)(?:没(?:有)?关系|不熟|没联系|早(?:就)?没)|和(?:他|她)(?:没(?:有)?关系|不熟|离婚|没联系|早没|分手)|(?:他|她)(?:欠|借|的)(?:钱|债|事).{0,4}(?:关我|跟我|找我|与我|和我)|我(?:不知道|哪知道|怎么知道)(?:他|她)在哪',
    '(?:他|她|这个?人|这人|说的)(?:到底)?(?:是)?谁|谁(?:是)?(?:他|她)(?:啊|呀)?$|哪个(?:先生|人).{0,3}[啊呀?]|(?:你|您)(?:要)?(?:找|打)(?:的)?(?:是)?(?:谁|哪位|哪个)|怎么(?:知道|有)我(?:的)?(?:电话|手机|号码)|(?:哪里|哪儿|哪)(?:来|弄|搞|得到).{0,3}我(?:的)?(?:电话|手机|号码)',
  ],
  whole: [
    `i am not (?!(?:${NOT_A_NAME})\\b)[a-z]+(?: [a-z]+)?`,
    'not me|(?:this|that|it) is not me|wrong number|wrong person|nope,? wrong|not (?:him|her|my (?:phone|number))',
    '我?(?:并)?不是(?:啊|呀|的|我|他|她|哦|哎|的呀|的啊|我啊)*',
    '(?:我|都|根本就?|真|也|完全|压根)*不(?:认识|认得|知道(?:他|她|这个人|是谁|谁)|熟|记得)(?:他|她|这个?人|啊|呀|了|的)*',
    '(?:你)?找谁(?:啊|呀)?|找哪(?:位|个)|(?:他|她|这|这个|那)?(?:人)?是?谁(?:啊|呀|来着)|没(?:有)?这(?:个)?人|没(?:有)?(?:他|她|这个)|不是(?:我|他|她)(?:的)?(?:电话|号码?|手机)?(?:啊|呀)*|什么.{0,2}(?:先生|女士|小姐)',
    '(?:他|她)(?:人)?(?:不在|没在|走开|出去|在忙|睡).{0,6}',
  ],
  unless: ['^不是吧[^,]{0,3}$'],
}
