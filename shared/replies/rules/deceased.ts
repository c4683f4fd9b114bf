import type { Cues } from './cues.ts'

const KIN =
  'father|dad|daddy|mother|mum|mom|mummy|husband|wife|partner|brother|sister|son|daughter|uncle|aunt|grandma|grandpa|grandmother|grandfather|nan|gran|grandad|cousin|friend|parents?'
const THEY = `(?:he|she|they|the (?:account holder|customer|borrower|person|owner|cardholder|man|woman|debtor|client|deceased)|(?:account holder|customer|borrower|person)|my (?:late )?(?:${KIN})|(?:${KIN}))`

/** Somebody has died: the person written to, or whose account it is. */
export const DECEASED: Cues = {
  intent: 'deceased',
  anywhere: [
    `\\b${THEY}(?: \\w+){0,3}? (?:died|is dead(?! (?:tired|right|wrong|sure|set|on|serious|funny))|are dead|was dead|deceased|is deceased|passed(?: away| on|$|[.,!]| in | last | on )|is no longer with us|was killed|got killed|has died|is gone,? (?:he|she))`,
    '\\bpassed away\\b|\\b(?:is|are|was) deceased\\b|\\bthe deceased\\b|\\bno longer with us\\b|\\bnot alive any ?more|\\bno longer alive',
    '\\b(?:mr|mrs|ms|miss|dr)\\.? \\w+ (?:is|has|was) (?:dead|died|deceased|passed)|\\bsay (?:that )?\\w+ (?:has )?(?:died|passed)',
    `\\b(?:my|our) late (?:${KIN})\\b|\\b(?:his|her|their) (?:funeral|estate|ashes|death)\\b|\\bexecutor|\\bprobate\\b|\\bdeath certificate|\\bwe (?:have )?buried\\b|\\bfuneral was\\b|\\btook (?:his|her) own life|\\b(?:he|she) (?:is )?gone,? (?:he|she) (?:passed|died)`,
    '\\b(?:he|she) is dead\\b(?! (?:tired|right|wrong|sure|good|set|on|serious|funny|keen|meat|drunk|asleep))',
    '去世|过世|病逝|病死|车祸.{0,3}(?:走|没|死)了|人(?:都)?已经没有了|离世|逝世|辞世|病故|亡故|身故|身亡|死亡|往生|已故|人世|阴间|(?<!我)已?经?归西|仙逝|过了身|过身|猝死|遇难',
    '(?:他|她|人|本人|爸|妈|父亲|母亲|爹|娘|老公|老婆|丈夫|妻子|先生|太太|儿子|女儿|哥|弟|姐|妹|爷爷|奶奶|外公|外婆|机主|借款人|朋友|这家伙)(?:早就|早|都|已经|已|也|前几天|去年|上个?月|前年|今年|昨天|刚|出车祸|生病|病|意外|因病|喝酒|就|是|因为.{0,6}){0,3}(?:死了|死掉了?|死啦|没了|挂了(?!电话|我)|走了(?!吗|没)(?:好|几|半|一|两|三|多|有|都|很|已|$)|去了(?:天堂|另一个世界)|嗝屁|凉了)(?!钱|工作|办法)',
    '(?:人|他|她)(?:都|已经|早就?)?(?:埋|火化|下葬|入土)了?|坟(?:头|墓)?|葬礼|追悼|骨灰|遗体|办丧事|丧事|殡仪|后事|遗产继承|死亡证明|销户口|吊唁',
    '(?:他|她|这个人|这人|机主|人家|借款人|本人).{0,4}(?:自杀了|跳楼(?:死|了|自杀)|自尽了|上吊了)|(?:得|生|因|患)(?:了)?.{0,4}(?:病|癌|癌症|绝症|瘤)(?:就|已经)?(?:走|没|去)(?:了|的)|(?:他|她)(?:是)?(?:生病|因病|病|车祸|出车祸|意外|突然)(?:走|没)(?:了|的)',
    '(?:他|她|人|本人|机主)(?:已经|早就?|都)?不在了|已经走了(?:好|几|半|一|两|三|多)|(?:爸|妈|父亲|母亲|老公|老婆|爷爷|奶奶|儿子)(?:他|她)?(?:已经|早就)(?:走|不在)了',
  ],
  whole: [
    '(?:早就?|已经|都|人|早)?(?:就)?死了.{0,6}',
    '(?:早就?|已经|人|去年|前年|今年|上个月|\\S{1,4})(?:就|都|已经)?没了',
    '(?:人)?(?:都|早就?)?埋了.*',
    '(?:he|she) passed',
    'dead',
    'deceased',
    'rip.*',
    '人?(?:都)?死(?:掉)?了',
  ],
  unless: [
    '\\b(?:phone|battery|laptop|car|computer|app|internet|wifi|tv|line|engine)\\b.{0,15}\\b(?:dead|died)',
    '狗|猫|宠物|游戏|小说|电影|角色|电脑|手机(?:没电)?死机|电池|死机|(?:钱|卡|工作|收入|手机|电)(?:都)?没了$',
  ],
}
