import type { Cues } from './cues.ts'

const PERSON =
  '(?:老公|丈夫|先生|老婆|妻子|太太|男友|男朋友|女朋友|前夫|前妻|前男友|爸爸?|妈妈?|父亲|母亲|继父|儿子|他|她|家里人|婆婆)'
const GRAVE =
  'cancer|tumou?rs?|leuka?emia|chemo(?:therapy)?|radiotherapy|dialysis|terminal(?:ly)?(?: ill(?:ness)?)?|hospice|palliative|stroke|heart attack|heart failure|(?:in|from|to|into) (?:the |a )?(?:hospital|icu|intensive care|a&e|psychiatric)|hospitali[sz]ed|surgery|major operation|coma|paraly[sz]ed|dementia|alzheimer\\S*|parkinson\\S*|psychosis|psychotic|schizophreni\\w*|bipolar|depress(?:ion|ed)|ptsd|(?:severe|bad|chronic) anxiety|panic attacks|mental (?:breakdown|illness|health)|nervous breakdown|a breakdown|psychiatric|sectioned|multiple sclerosis|ms|epilep\\w+|hiv|seriously ill|very ill|critically ill|disabled|disability|amputat\\w+|wheelchair|bedridden|organ transplant|alcoholic|drug addict|miscarriage|brain (?:injury|damage)|life support|carer'

/** Someone in danger or gravely ill. Missing one is worse than a false alarm, which costs a person's look. */
export const VULNERABLE: Cues = {
  intent: 'vulnerable',
  anywhere: [
    // Self-harm.
    '\\bsuicid\\w*',
    '\\b(?:kill|hang|shoot|cut(?:ting)?|killing|hanging|shooting|hurt(?:ing)?|drown|stab(?:bing)?|harm(?:ing)?|poison) my ?self',
    '\\bself[- ]?harm\\w*',
    '\\b(?:want|wanted|ready|prefer|going|rather|like|wish i could|hope i|deserve|let me|wanting) (?:to )?(?:just )?(?:die|be dead)\\b(?! (?:of (?:embarrassment|boredom|shame|laughter|hunger|heat)|for|laughing|of laughter|from laughing))',
    '\\b(?:better off|rather be|wish i was|wish i were|when i am|once i am|if i am|if i was|find me|i will be|i would be|be happy when i am|me) dead\\b(?! (?:line|tired|broke))',
    '\\b(?:end|ending|ended|take|taking|took|finish) (?:it all|my (?:own )?life|my days)\\b|\\bend everything\\b|\\bit all to end\\b',
    '\\b(?:not|no longer|never) (?:really )?(?:want|wish|feel like) (?:to )?(?:live|living|be here|be alive|go on|carry on|wake up|exist)\\b|\\bdo not want to live\\b',
    '\\b(?:no|any|the) (?:point|reason|purpose) (?:in|to|of|for) (?:living|live|life|going on|carrying on|me living)\\b|\\bnothing (?:left )?to live for\\b|\\blife is not worth\\b|\\bnot worth living\\b',
    '\\bi can not (?:go on|carry on|live (?:like this|any|with)|cope|keep going|take (?:it|this|much more|any more|anymore)(?: any ?more| any longer)?)\\b',
    '\\b(?:jump(?:ing)?) (?:off|from|in front)\\b.{0,20}\\b(?:bridge|roof|building|train|window|balcony|cliff|here)|\\boverdos\\w*|\\btook (?:\\w+ ){0,3}(?:pills|tablets)|\\bslit(?:ting)? my\\b|\\bsuicide note|\\bgoodbye (?:cruel )?world',
    '\\b(?:nobody|no one|no-one) (?:would|will) miss me|\\bbetter off without me|\\bif i was gone|\\bdisappear (?:forever|for good)|\\byou will be (?:responsible|happy) (?:for|when) (?:my death|i)|\\bpushing me over the edge|\\bat the end of my (?:rope|tether)',
    // Grave illness of the borrower, or of someone who is close to death.
    `\\b(?:i|i have|i have got) (?:am |was |had |have |got |suffer |live |also |just |now |recently |currently |still |again |been |am being |was just )*(?:in |on |with |from |a |an |the |being |having |going |through |undergoing |diagnosed |treated |for |recovering |registered |severe |severely |serious |terminal |advanced |stage \\w+ |breast |lung |prostate |clinically |clinical |deeply |very |manic )*(?:${GRAVE})\\b`,
    `\\bmy (?:own )?(?:cancer|tumou?r|chemo\\w*|dialysis|depression|mental health|disability|illness|psychosis|bipolar|surgery|carer|support worker|stroke|heart attack|ptsd|epilepsy|ms)\\b`,
    '\\b(?:months|weeks|days|a year) (?:left )?to live\\b|\\bi am dying\\b|\\bi am (?:really |very |seriously |gravely )?(?:ill|unwell|sick) (?:and|with)\\b|\\bnot well at all|\\bdiagnosed with\\b|\\b(?:is|are|was) (?:in|on) (?:intensive care|life support|the icu|icu)|\\blost control of everything|\\bbarely leave my bed',
    // Violence, coercion and control.
    '\\b(?:he|she|partner|husband|wife|boyfriend|girlfriend|ex|father|dad|mother|son|brother|man|they) (?:\\w+ ){0,3}(?:beats?|beating|hits?|hitting|punche[sd]|kicks?|rapes?d?|assaults?|assaulted|abuses?d?|strangled?|stalks?|stalking|controls|locks) (?:me|us|all my|my (?:money|bank|account)|and)\\b(?! (?:at|up|with|to|by|in the|down)\\b)',
    "\\b(?:i was|i am being|i have been|been|being) (?:\\w+ )?(?:raped|beaten|abused|assaulted|trafficked|stalked|coerced|blackmailed)\\b|\\b(?:domestic|physical|sexual|economic|financial|emotional) (?:violence|abuse)|\\babusive (?:relationship|husband|partner|ex|marriage|home|boyfriend)|\\bwomen'?s? (?:refuge|shelter)|\\bin a (?:refuge|shelter)\\b|\\b(?:threatens|threatening|threatened) (?:to (?:kill|hurt|harm) )?(?:me|my (?:life|kids|children))\\b(?=.*\\b(?:he|she|ex|husband|partner|boyfriend)\\b|.*\\bif i do not\\b)|\\b(?:he|she|ex|husband|partner|boyfriend) (?:\\w+ )?(?:threatens?|threatening|threatened)\\b|\\bforced me (?:to|into) (?:take|taking|borrow|borrowing|sign|signing|get)|\\bscared of (?:him|her|my)\\b|\\bafraid of (?:him|my (?:husband|partner|ex))",
    // The same in Chinese. 打我电话 is a call, 打我 by somebody close is a blow.
    '(?<!他|她|这个人|这人|机主|人家|借款人)自杀(?!了$)|(?:我|再|就|想|要|去|逼).{0,8}自杀|自尽|轻生|寻死|不想活(?!动|跃|泼)|活不(?:下去|了了|成了|下|落去)|不落去|活够了|活腻了|活着(?:也|真|都|还)?(?:没|没有|有|太|好|是)(?:什么|啥|意|累|痛苦|折磨)|没(?:有)?活(?:着|下去)的|(?:想|要|逼|让|叫|害|催|等)(?:我|人|着我).{0,4}死|(?<!你|你们|他|累|烦|气|热|冷|困|饿|笑|爱|吃|喝|好|得|多)(?:真的?|好|只|就|都|也|很)?想死(?!你|我了|她|他|您|妈|大家)|我.{0,6}(?:去死|死了算|一死|死路|死掉算)|死给你|逼死|往死里逼|逼.{0,4}(?:绝路|跳楼|跳)|跳(?:楼|河|江|海|桥|下去|落去|轨)|上吊|割(?:腕|脉)|烧炭|(?:喝|吃|服|吞).{0,6}(?:农药|安眠药|毒药)|吃药自|遗[书言]|(?:了结|结束)(?:了)?(?:自己|我|一切|生命|余生|这条命|我的)|一了百了|不如死|死了(?:算|得了|拉倒|一了|干净|就好|好(?!几|多|久))|想不开|自残|自伤|伤害自己|(?:真的?|好|想).{0,3}消失(?!几天|一会|一下|一阵|在)|撑不(?:下去|住)了|坚持不下去|熬不下去|(?:要|快|已经|精神|情绪|人)崩溃|没有我.{0,6}更?好|陪葬|收尸|活得.{0,4}(?:痛苦|没意思)|不想(?:做人|在这个世|再活)|没(?:有)?(?:活路|希望活)|走投无路|绝望',
    `(?<![爸妈父母爹娘爷奶公婆人子女儿哥弟姐妹亲友])(?<!${PERSON}(?:现在|刚|在|正在|也|又|得了|生)*)(?:住院|住进(?:了)?医院|动手术|做(?:了|完)?手术|开(?:完)?刀|重病|大病|病危|病重)`,
    '我.{0,6}(?:住院|在医院(?!陪|看|上班|工作|等|排队|附近|门口|体检|检查)|手术|开刀|重病|大病|重伤|病倒|瘫)|癌|肿瘤|白血病|尿毒症|透析|洗肾|化疗|放疗|绝症|重症|(?<![a-z])icu(?![a-z])|加护病房|(?:晚期|末期)(?:病|了|患)|心梗|心肌梗|心脏病|脑梗|脑溢血|脑出血|中风|瘫痪|残疾|残障|抑郁|忧郁症|躁郁|焦虑症|(?:有|得了?|患)精神病|精神(?:病院|分裂|科|失常|疾病|障碍|出了?问题)|双相|失智|痴呆|艾滋|急救|急诊|抢救|植物人|截肢|癫痫|帕金森|肾衰|肝硬化|昏迷|卧床|不能自理|流产|渐冻',
    `${PERSON}.{0,8}(?:打我|揍我|殴打|打到我|打得我|家暴)(?!的?(?:电话|手机|号|座机)|单位|公司)|家暴|家庭暴力|虐待|被(?:打|揍|殴)(?!扰|电话|断|工|印|错|通|骚)|被(?:我)?(?:的)?${PERSON}(?:天天|经常|总)?(?:打|揍)|我快?(?:要)?(?:病)?死了(?!心)$|没几天(?:活|了)|活不(?:过|长|久|了多)|活头|强奸|性侵|性骚扰|(?:威胁|恐吓).{0,4}(?:杀|我的命|我家人|要我命)|${PERSON}.{0,3}(?:威胁|恐吓|跟踪|控制)(?:着)?我|逼我(?:借|贷|签|办)|被(?:逼|迫).{0,4}(?:借|贷|签)|不敢回家|要杀(?:了)?我`,
  ],
  whole: ['我?想死', '我?去死', '死了算了?', '我?不如死了', '我?不活了', '要逼死我', '逼死我'],
  unless: [
    '\\bhoroscope\\b',
    '自杀式',
    '(?:电影|小说|电视剧|游戏|新闻)',
    '(?:他|她|这个人|这人|机主|人家|借款人|本人).{0,4}自杀了$',
  ],
}
