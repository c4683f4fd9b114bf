import type { Cues } from './cues.ts'

const CONTACT =
  '(?:text|texting|call|calling|phone|phoning|ring|ringing|message|messaging|email|emailing|mail|mailing|contact|contacting|harass|harassing|bother|bothering|pester|pestering|spam|spamming|hassle|hassling|bug|bugging|chase|chasing|sms|whatsapp|disturb|disturbing|write|writing|hound|hounding)'
const OURS = '(?:me|us|my \\w+|this (?:number|phone|line)|here|our \\w+)'
const END =
  '(?= *(?:$|[.,!?;:]|please|thanks?|ok|again|any ?more|ever|at (?:work|home|the office|my)|on this|so (?:much|often)|about (?:this|it|the|my)|in future|with|all the time|every|day|or i|and|every day|constantly|for|like this|now$|at once|immediately|until|it is|you|i have|i do|this instant|!))'
const KIN = '(?:妈|爸|他|她|爷|奶|哥|姐|弟|妹|姨|叔|舅|婆|公|父|母|老师|老板|孩子|儿子|女儿|同学|朋友)'

/** No more contact is wanted: all of it or a channel; complaints and threats of complaint with it, since they mean the same. */
export const STOP: Cues = {
  intent: 'stop',
  anywhere: [
    `\\b(?:stop|quit|cease|desist from|refrain from|no need to keep|enough with) (?:\\w+ly )?(?:the |your |these |all (?:the |these |this )?|this |any )?(?:${CONTACT}) ?(?:${OURS})?${END}`,
    `\\b(?:stop|quit|cease) (?:sending|giving) (?:${OURS}|these|this|the|any|so many|more)\\b.{0,24}(?:text|message|email|sms|reminder|letter|notification|mail|call|shit|crap|stuff|this)s?\\b|\\bstop (?:all|any|these|the|your|those) (?:further )?(?:call|text|message|email|contact|communication|reminder|letter)s?\\b`,
    `\\basked you to stop\\b|\\btold you to stop\\b|\\b(?:do not|never|not to|no one should) (?:ever )?(?:${CONTACT}|send)(?: to)? ${OURS} (?:any more (?:text|message|email|call)s?|again|any ?more|ever|at (?:work|home|my)|on this|any further)`,
    `\\b(?:do not|never) (?:ever )?(?:${CONTACT}|send (?:message|text)s? to) (?:this number|this phone|my (?:office|work|workplace|employer|job|boss|mother|mum|mom|wife|husband|parents|family|house|home|landline))(?: again| any ?more)?\\b`,
    '\\b(?:take|get|remove|delete|erase|strike) (?:me|my (?:number|name|phone|phone number|email|email address|details|contact|info|data)|this number|us) (?:off|from|out of) (?:of )?(?:your|this|these|that list|all|the (?:mailing|marketing|contact|calling|text|sms|email|call|database|system|list$))\\b|\\b(?:remove|delete|lose|forget|block|erase) my (?:number|phone number|email|contact|details)\\b|\\boff (?:of )?your (?:mailing |contact |calling |call |text )?list',
    '\\bopt(?:ing)? (?:me )?out\\b|\\bunsubscribe me(?= *(?:$|[.,!]|please|now|from (?:this list|your|these|all|the list|everything)))|\\bunsubscribe from (?:this|these|your|all)\\b|\\bno more (?:text|message|call|email|contact|reminder|sms|letter)s?\\b|\\b(?:do not|no longer) (?:want|wish|need) (?:any |to (?:hear|receive|get|be) )(?:more )?(?:any )?(?:further )?(?:from you|text|message|call|email|contact|reminder|sms|letter)|\\bdo not want (?:you|anyone) (?:to )?(?:contact|call|text|calling|texting)',
    '\\bcease (?:and|&) desist|\\bdo not (?:consent|agree) to (?:being |be |your )?(?:contact|call|text|message)|\\b(?:revoke|withdraw|withdrawing|revoking) (?:my )?(?:consent|permission)|\\bcancel (?:these|the|your|all|this) (?:text|message|reminder|email|alert|sm|notification|call)s?\\b',
    '\\bleave (?:me|us|my family) (?:the \\w+ )?alone\\b(?= *(?:$|[.!?]|please|thanks|now|or|you|i |and stop))',
    '\\b(?:complain about|complaint (?:against|about)) (?:you|your|the calls|these calls|harass|constant)|\\b(?:i (?:will|shall|am going to|have|would)|going to|to|am|will) (?:report|reporting|reported) you\\b|^reporting you\\b|\\b(?:file|filing|make|making|lodge|raise) (?:an? )?(?:\\w+ )?complaint(?= *(?:$|[.!,]|against you|about you|with|over|if you))|\\bombudsman\\b|\\bcfpb\\b|\\bthis is (?:pure |just )?(?:harassment|stalking)|\\byou (?:are|keep) (?:harass|hound|bully|pester|threaten|call|text|ring|messag)\\w* (?:me|us)|\\b(?:sue|suing) you\\b|\\bgo(?:ing)? to the police\\b.*\\b(?:call|text|contact|message)|\\b(?:call|text|contact|ring|message) (?:me )?(?:again|once more).{0,20}\\b(?:police|lawyer|court|complain|sue|solicitor|report)',
    '\\byou (?:call|ring|text|phone|message|email) (?:me )?(?:\\w+ )?(?:\\d+|ten|five|six|twenty|a hundred|many|so many|several|hundred) times (?:a|per|every) (?:day|week)|\\btoo many (?:calls|texts|messages)|\\bconstant(?:ly)? (?:calls|calling|texts|texting)|\\b(?:sick|tired) of (?:your|these|the) (?:call|text|message|harass)|\\bonly (?:write|contact me by|email me)\\b.*\\bdo not (?:call|phone|ring|text)',
    `(?:别|不要|不许|不准|请勿|停止|莫|甭|禁止|不用|少|不需要|用不着|能不能不|可不可以不|能不能别)(?:再|老是?|总是?|一直|继续|天天|随便|再来|给我)*(?:跟我|给我|向我|对我|打给我|往我)?(?:再)?(?:打电话|打来|骚扰|打扰|发短信|发信息|发消息|发讯息|发简讯|传简讯|传短信|联系|联络|催|来电|发|传|寄|打到|send)(?:我|人|了|来|到|这个|给我|本人|东西|邮件|微信|短信|简讯|任何|通知|信息|消息|我们?(?:家|公司|单位)|单位|公司|家里|过来|这些)(?!${KIN})`,
    `(?:别|不要|不许|不准|停止|莫|甭|少)(?:再|老|总|一直|天天|给我)+(?:打|催|烦|发|吵|来|骚扰|联系|找)(?!算|架|击|开|扫|招呼|包|车|游戏|牌|球|工|针|饭|脸|断|岔|他|她|扮|字|折|赌|烧|呆|愣|火|脾气|财|现|生|誓|展|挥|挥|明|朋友圈|红包|作业|钱|到|我(?:妈|爸|姐|哥|老婆|老公|儿|女|孩))(?!.{0,3}(?:给|到)(?:我)?${KIN})`,
    `再(?:打|骚扰|催|烦|联系|给我打|打电话|发|来|这样).{0,8}(?:投诉|报警|举报|告你|起诉|不客气|拉黑|检举|骂|曝光|律师)|(?:我|就|要|去|会|小心|信不信|直接|已经|马上)(?:要|去|就|会|已经)?(?:投诉|检举|举报|起诉)(?:你|你们|贵|$|电话)|(?:投诉|检举|举报)(?:你|你们|电话|热线|渠道|部门)|告(?:死)?你们|告到(?:法院|银|消)|找律师告|律师函.{0,4}你|(?:银保监|银监|12378|12315|消协|消委会|工信部|金管会|消保官)|(?:去|到)(?:你们)?(?:网点|公司|银行|门店)(?:去)?闹|曝光你`,
    '(?:别|不要|停止|再|天天|老是?|总是?|一直|你们?|全是|都是|又是|这么多)(?:再|来|在|是|给我)*骚扰|骚扰(?:我(?!们)|到我|我家)|(?:你们?|这)(?:这)?(?:是|算|属于|叫)(?:在)?骚扰|(?<!我)(?:打|发|催)(?:了)?(?:这么|那么)多(?:次|个|遍|通)(?:电话)?|一天(?:到晚)?(?:打|催|发)|天天(?:打|催|发短信)(?!球|牌|游戏|卡|工|扫|架|针|我主意|麻将|羽毛|篮)|(?:每天|整天|老是?|总是?|一直|不停(?:地)?)(?:给我)?(?:打(?:我)?电话|打我|打来|催(?:我|命|债))|(?:怎么|干嘛|为什么|为啥)(?:又|老|总|还)(?:是)?(?:给我)?(?:打(?:电话|来|过来|我)?(?:[啊呀?]|$)|催)|催命|催什么催',
    '(?:^|你|你们)(?:这)?(?:是)?(?:什么|这).{0,2}(?:服务)?态度(?!好)|把我(?:的)?(?:电话|号码|手机|信息|联系方式)(?:都|给)?(?:删|去掉|拉黑|移)|说话.{0,5}难听|(?:你|你们)(?:是不是)?有病|吵死了?(?:别|你|我)|(?:别|不要)(?:再)?打了(?!架|球|折|他|她)|(?:要|会|去|已经)投诉(?:的|了|你们?)*$|我.{0,4}投诉了?你们?|烦不烦|烦死了?(?:你们|人了|我了)|(?:再打|再催).{0,2}(?:试试|试一下|看看)|闹到(?:你|公司|银行)|(?:别|不要|不准|不许)(?:再)?(?:打|联系|骚扰|打电话)(?:给|到)?(?:我)?(?:的)?(?:家人|家里|家属|单位|公司|父母|同事|领导|亲戚|通讯录|紧急联系人)|有完没完|没完没了(?:是吧|的打|地打)|吃饱了?(?:了)?撑|(?:你|你们)(?:什么|这)(?:种)?态度|(?:你|你们)(?:的)?(?:服务)?态度(?!.{0,3}(?:好(?!点|一点|些)|不错|可以))|^态度(?:能不能|给我|放|好点)|注意(?:你的)?(?:态度|素质|言辞)|说话(?:注意|客气|放尊重|好听|文明)|急(?:个)?什么(?:劲|急)|凶(?:个)?什么(?:凶)?|(?:^|你|你们|给我|能不能|请)(?:有|讲)点(?:礼貌|素质)|威胁我|吓唬(?:我|谁)|你(?:在)?(?:威胁|恐吓)|暴力催收|拉黑你',
    '(?:退订|拒收|取消(?:订阅|短信|通知|提醒|推送))(?:你们|这|短信|简讯|邮件|消息)|(?:把)?我?(?:的)?(?:号码|电话|手机|资料|信息|联系方式|名字)?.{0,3}(?:从|自).{0,6}(?:名单|列表|系统|通讯录)(?:里|中|上)?(?:移除|删|去掉|拿掉|除名)|(?:删|移)(?:除|掉)我(?:的)?(?:号|电话|手机|信息|联系|资料)|不(?:想|愿意?|要|希望)(?:再)?(?:收到|接到|接收|听到)(?:你|这|任何|短信|电话|信息|消息|通知|提醒)|不(?:想|愿意?|要|希望)(?:再)?被(?:你们?)?(?:打扰|骚扰)(?!的)|拒绝(?:再)?(?:接收|接听|联系|来电|骚扰)|不(?:方便|想|能)接(?:你们?)?(?:的)?电话.{0,6}(?:再打|别打|投诉)',
  ],
  whole: [
    `(?:do not|never|no) (?:${CONTACT}) ?(?:${OURS})?(?: again| any ?more)?`,
    `(?:please )?(?:stop|quit)(?: (?:it|this|that|now|please|bothering me|harassing me))*`,
    '(?:no|enough|please no) (?:calls?|texts?|messages?|emails?|contact)(?: (?:at work|please))?|enough(?: is enough)?|do not contact(?: me)?|go away|piss off|f\\w+ off|get lost',
    '(?:我说|我都说)?(?:了)?(?:你|你们)?(?:能不能|可不可以|给我)?(?:别|不要|不许|停止|少)(?:再)?(?:给我|老|一直|总)?(?:再)?(?:打|催|烦|骚扰|联系|发|吵|来电|打扰|打电话|打来|发短信)(?:我|人|了|给我|电话|短信|来|信息|行不行|好不好|可以吗|行吗|好吗|成不成)*',
    '(?:我|现在)?(?:说话|你)?客气(?:一)?点.{0,2}|好好说话.{0,2}|投诉|我?要投诉.{0,3}|报警|我?要?(?:报警|举报).{0,3}|(?:不需要|不用|没兴趣|不感兴趣).{0,4}(?:再打|联系).{0,4}|骚扰|(?:又|又是)?骚扰电话|烦(?:人|死人)(?:了|啊|得很)?|退订.{0,3}|拒收.{0,3}|取消订阅|滚(?:蛋|开|远点)',
    '打(?:什么|啥)(?:电话)?打|急什么.{0,2}|(?:能不能|可不可以|可以)不(?:要)?(?:再)?(?:打|催|烦)(?:了|我|电话)*|(?:你|你们)(?:天天|一天|老|总|整天)(?:打|催).{0,6}',
  ],
  unless: [
    // Other people's messages that explain how to stop them.
    '\\b(?:reply|text|txt|send|sms|type|dial|msg|message)\\b[^.!?]{0,16}\\b(?:stop|end|quit|unsubscribe|unsub|cancel|out)\\b.{0,20}(?:\\bto\\b|\\d{3,}|$)|\\b(?:to|2) (?:stop|end|quit|cancel|unsubscribe|unsub|opt[- ]?out)\\b.{0,12}\\b(?:reply|text|txt|send|sms|call|click|message|visit|msg|stop)\\b|\\bstop ?(?:to|2) \\d{3,}|\\bcost\\b.{0,20}\\b(?:p|ppm)\\b',
    '(?:回|回复|发送|编辑|发)(?:短信)?[:"\' ]?(?:td?|r|n|qx|0000|退订)',
    '(?:先别|等会再|等下再|晚点再|待会再)(?:打|发|联系)|(?:正在|在)(?:开会|上课|考试|开车).{0,6}(?:别|不要)(?:打|发)',
  ],
}
