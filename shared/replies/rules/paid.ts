import { union } from './cues.ts'
import { foreignWords, OTHER_GOODS } from './known-words.ts'
import type { Said } from './said.ts'

const ENGLISH = union([
  '^(?:\\w+ ){0,4}?(?<!\\b(?:get|got|gets|getting|be|being|is|am|not|never|you|he|they|who|well|under|over|until|when|once|if|after|was|were|are|unless|badly|poorly) )(?:paid|settled|repaid)\\b',
  '\\b(?:i|we|wife|husband|son|daughter|mum|mom|dad|brother|sister|partner) (?:have |had |has |just |already |did |also |actually )*(?:paid|settled|cleared|transferred|deposited|repaid|made (?:a|the|this|my|that|your) (?:\\w+ ){0,2}payment|sent (?:you |the |my |it |over |across |your )*(?:payment|money|amount|full|transfer|\\ue002|cash))\\b|\\bdid pay\\b',
  '\\b(?:it|this|that|bill|loan|balance|instalments?|payment|debt|account|amount|everything|all) (?:has |have |had |was |is |should be |is all )?(?:already |now |just )?(?:been )?(?:paid|settled|transferred)\\b|\\b(?:loan|balance|instalments?|payment|debt) (?:has |have |was |is )?(?:already |now |just )?(?:been )?(?:cleared|made|sent)\\b',
  '\\b(?:payment|transfer|deposit) (?:has |was |is )?(?:already |been |now |just |all )*(?:made|sent|done|completed?|through|went through|gone through|successful|cleared)\\b|^(?:have |just |already )*(?:paid|settled|cleared|made (?:the|a|my|this) payment|transferred the|sent the (?:money|payment|full|amount)|sent (?:\\ue002|it by bank))',
  '\\bmoney (?:has |is )?(?:already )?(?:left|came out|gone out|went out|in your account|sent|transferred)|\\bcame out of my account|\\byou have (?:had|got|received) (?:the|my|your) (?:payment|money)|\\bmade (?:this|the|my) (?:\\w+ )?payment\\b',
])
const NOT_ENGLISH =
  /\b(?:not|never|will|would|going to|cannot|if|unless|until|get paid|got paid|getting paid|paid me|paid him|paid her|paid them|to be paid|be paid|have you|did you|has he|who paid|you paid|not paid|unpaid|prepaid|pay me|why have|should have paid|paid off my|it (?:all |really |has |will )?paid off|well paid|paid for (?!it|this|that|me|the (?:loan|bill|month|debt|instal)|my (?:loan|bill|debt)|\ue001|\ue002))\b/

/** What was paid: the debt, or somebody else? */
const OBJECT = /\bpaid (?:for |to |off )?(?:the |my |our |an? |his |her |their |some |all the |this |that )*([a-z'-]+)/

const CHANNEL =
  '(?:支付宝|微信|银行|手机|网上|网银|软件|柜台|便利商?店|超商|app|atm|卡|云闪付|官网|公众号|平台|超市)(?:里|上|里面|那边)?'
const SOMEONE =
  '(?:朋友|老婆|老公|家人|家里人?|爸爸?|妈妈?|儿子|女儿|太太|先生|同事|别人|哥哥?|姐姐?|弟弟?|妹妹?|媳妇|对象|家属|亲戚|男友|女友|男朋友|女朋友)'
const CHINESE = union([
  '(?:还(?:款|钱)?(?:清|完|掉)|(?:付|缴|结|交|处理|转)(?:款|费|钱|账)?(?:清|完|好|掉))(?:了|啦|咯)',
  '(?:已经?|早就|都)(?:还|付|缴|结|处理)(?:款|钱|清|完|好|账|费)*$|给了(?:你们?)?(?:钱|\\ue002)|(?:还|付|缴|转)(?:款|账|费)?成功|^扣(?:了|过)|^(?:付|还|缴|交|转)了|(?:\\ue001|早上|刚|刚刚|刚才|前天)(?:在.{1,5})?(?:还|付|缴|转|存|交|充)(?:进去)?的(?:账|款|钱)?(?:啊|呀)?$',
  `(?:已经|已|早就|早上|早|刚刚|刚才|刚|都|前天|\\ue001|上午|下午|晚上|才|我)(?:已经|已|就|都|刚|才|在|用|从|通过|帮|给|你们?|把|钱|款|全|\\ue002|${CHANNEL}|${SOMEONE}|\\ue001)*(?:还|付|缴|交|转|汇|存|充|处理)(?:款|钱|账|费|值|清|完|好|掉|过|进|去|来|入|\\ue002|给|你们?|卡里|上|出|到)*(?:了|啦|过了)(?!吗|没|么|多少|几|个?人|别人)`,
  '(?:不是|我不是)(?:已经|都|早就?|\\ue001|刚|自动|在)*(?:还|付|缴|交|转|扣|处理|存|给|自动扣|在卡里|还款)(?:款|钱|完|清|好|掉|过|上|走|进去)*(?:了)?(?:吗|嘛|么|啊)',
  `卡(?:里|上|里面)?(?:明明|不是|已经|都|是|还|应该)*有(?:钱|余额)|(?:你们?)?自己扣|自动(?:扣|还|划)(?!.{0,4}(?:失败|不了|取消))|(?:钱|款)(?:已经|都|早就?|昨天|\\ue001|就)*(?:扣|转|汇|打|付|存|还|交|缴|划)(?:走|过去|进去|给你们?|掉|过|完|出去|好|到)*(?:了|啦)|(?:已经|都|早就?|不是)(?:被)?扣(?:走|过|掉|完|款)?了|(?:已经|早就?|应该)?到账了(?!吗|没)|跨行|(?:还没|没|未)到账.{0,2}应该|应该.{0,4}(?:没|还没)到账|款项.{0,6}(?:入账|到账)`,
  `${CHANNEL}(?:已经|里|上|就|早就)*(?:还|付|转|缴|交|处理|存)(?:款)?(?:的|了|过|完|掉|清)`,
  '^(?:我的?)?(?:钱)?(?:都|已经|就)?在卡(?:里|上)(?:了|的|啊|呀)?$|不是说(?:已经)?还(?:过|完|清)?了|前(?:两|几)天(?:就)?(?:还|付|缴|存|转)的?(?:款|钱)?',
  `${SOMEONE}(?:帮|替)(?:我)?(?:还|付|缴|交|转|处理)(?:款|钱)?的`,
  `${SOMEONE}(?:已经|早就?|刚|都|\\ue001)*(?:帮|替|给)?(?:我)?(?:已经)?(?:还|付|缴|交|转|处理)(?:款|钱)?(?:了|过|完|清|掉)`,
  '^(?:我)?(?:都|已经|早|早就|刚|刚刚|昨天|不是|才|\\ue001)?(?:还|给|付|缴|交|转|存)(?:款|过|完|清|了钱)?了(?:啊|呀|嘛|哦|的)?$|^(?:我)?(?:刚|刚刚|刚才)(?:充|存|转|还|付|缴)(?:的)?(?:钱|了|款)?(?:进去)?$|(?:付|还|缴|交)了(?:一半|\\ue002|一部分)|^还了$',
])
const NOT_CHINESE =
  /(?:还没|没有|没|未|不会|不能|不想|不了|怎么(?!还在?(?:打|催|发|联系|提醒|给)|又|老|一直|总)|要是|如果|等我|等.{0,4}发|想|打算|给我|帮你|多付|多交|才能|什么时候|别的|其他|另外|要还|不用|多少|能不能|可不可以|如何|哪|为什么|是不是(?!已))(?!.{0,3}(?:吗|嘛)$)/

/** Whether the reply says that the debt has been paid, all of it or a part. */
export function saysPaid({ text, clauses, chinese }: Said): boolean {
  if (foreignWords(text) > (chinese ? 12 : 6) || OTHER_GOODS.test(text)) return false
  return clauses.some((clause) => {
    if (/\p{sc=Han}/u.test(clause.text)) {
      const rhetorical =
        /(?:不是).*(?:吗|嘛|么)$/.test(clause.text) ||
        /应该$|跨行|应该.*到账|(?:里面?|上)(?:明明|不是)?有钱|怎么(?:会)?没(?:扣|还)/.test(clause.text)
      return (
        CHINESE.test(clause.text) && (rhetorical || !NOT_CHINESE.test(clause.text)) && foreignWords(clause.text) <= 1
      )
    }
    if (!ENGLISH.test(clause.text) || NOT_ENGLISH.test(clause.text)) return false
    return foreignWords(clause.text) <= 1 && foreignWords(OBJECT.exec(clause.text)?.[1] ?? '') === 0
  })
}

const PARTLY =
  /\b(?:half|part|some|partly|partially|bit)\b|\bthe rest\b|\bremain|一半|一部分|部分|剩下|剩余|其余|余下|先还|先付/

export function saysPartly(text: string): boolean {
  return PARTLY.test(text)
}
