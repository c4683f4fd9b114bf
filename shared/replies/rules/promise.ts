import type { CalendarDay } from '../../time/instant.ts'
import { union } from './cues.ts'
import { foreignWords, OTHER_GOODS } from './known-words.ts'
import type { Clause, Said } from './said.ts'

const PAY = '(?:re)?(?:pay|paying|settle|settling|clear|clearing|transfer|transferring|deposit)\\b'
const MONEY =
  'payment|money|balance|arrears|remainder|rest|instalments?|full amount|amount due|amount|debt|loan|cash|account|\\ue002'
const WILL =
  '(?:will|shall|going to|gonna|can|could|able to|plan(?:ning)? to|intend(?:ing)? to|promise to|hop(?:e|ing) to|aim to|want to|may|let me|be|am|are|try to|then|to|i|and|just|wait)'

/** Paying, said as something to come. A time has to be named as well. */
const ENGLISH_DATED = union([
  `\\b${WILL} (?:\\w+ ){0,3}?(?:${PAY})`,
  `^(?:\\w+ ){0,3}?(?:${PAY})(?! me| him| her| them)`,
  `\\b(?:will|can|going to|shall|could|to|plan to) (?:\\w+ ){0,3}?(?:send|make|bring|sort|do|get|give|have|drop|put|complete|process) (?:\\w+ ){0,4}?(?:${MONEY}|paid|it paid|up to date)`,
  `\\b(?:sending|making|bringing|sent|expect) (?:\\w+ ){0,3}?(?:${MONEY})`,
  '\\b(?:payment|money|balance|arrears|remainder|rest(?! of)|instalments?|\\ue002) (?:\\w+ ){0,3}?(?:will|by|on|in|coming|to be|tomorrow|next|\\ue001)',
  `\\byou will (?:have|get|receive|be paid) ?(?:\\w+ ){0,2}?(?:${MONEY}|it|paid)|\\byou will get it then|\\bpayday is\\b|\\bthe rest(?! of)\\b|\\bbring it up to date|\\bi will pay`,
])
const ENGLISH_ALONE = union([
  `\\bi (?:will|shall|promise to|am going to|am about to) (?:definitely |certainly |surely |just |now )?(?:pay|settle|clear|make the payment|make a payment)\\b|\\bwill pay\\b|\\bpaying (?:it )?(?:now|soon|asap)\\b|\\bpromise to pay\\b`,
])
const NOT_ENGLISH =
  /\b(?:not|never|impossible|unable|difficult|hard to|struggl\w+|came|went|left my|was|were|refus\w+|paid for|pay for (?!it|this|that|the (?:loan|debt))|pay me|pay him|pay her|pay them|pays|you pay|will you|can you|did you|who|how|if|unless|get paid (?:by|for)|pay attention|pay (?:a )?visit|what|where|why|paid me|pay (?:your|his|her|their)|until i|clear(?:ing)? (?:my|your|the (?:room|table|air|house|desk|exam|paper)))\b/

const REPAY =
  '(?:还(?=款|钱|清|上|掉|完|进|给(?:你|您|银行)|你|您|吧|行吗|行不行|可以[吗不吧]|得了|$|\\ue002|一部分|最低|本金|掉|呀|啊|的$|一半)|处理(?=$|搞|忘|我|你|吧|好|掉|进|欠|款|行|可以|给你|了|的|呀|啊|嘛|\\ue002|下$|一下$|可|完$|账|,)|缴|付(?!出|费(?:内容|会员))|存(?:钱|进|款|\\ue002|到卡|卡)|转(?:账|钱|给你|给您|过去|进|入|\\ue002)|汇(?:款|过|给|\\ue002)|充(?:钱|进|值)|打(?:钱|款|过去)|结清|还清|付清|给你(?:们)?(?:还|打|转|处理|弄|存|钱|结)|(?:弄|搞)(?:好|定|进去)|入账)'
const SOON =
  '(?:马上|晚点|晚些|立刻|立马|这就|现在就|现在去|等下|等会儿?|待会儿?|一会儿?|稍后|尽快|尽量|吃完.{0,5}就|到家.{0,2}就|下班.{0,3}(?:就|再|以后|之后|后)|晚(?:上|点)回去|回(?:去|家|来)(?:了|以后|之后|后)?(?:就|再)|一定|肯定|保证|会)'
const CHINESE_DATED = union([
  REPAY,
  '(?:剩下|剩余|余下|其余)(?:的)?.{0,3}\\ue001',
  '(?:发|拿|领)(?:工资|薪水?).{0,2}(?:就|再|马上|便)?(?:还|缴|处理|给|付|$)',
  '\\ue001.{0,3}(?:就)?(?:发|拿|领)(?:工资|薪).{0,6}(?:还|处理|付|缴)',
  '(?:工资|薪水?).{0,3}\\ue001.{0,4}(?:就)?(?:发|到)',
])
const CHINESE_SOON = union([
  `${SOON}.{0,6}${REPAY}`,
  '(?:我|会|一定|肯定|马上|等会儿?|现在|这就|下午|晚上)(?:就|去|再|来)*(?:去|来)(?:还|存|缴)(?:钱|款|一下|掉|了|上)?(?=$|啊|吧|给|行|好)',
  '(?:马上|等会儿?|待会儿?|正在|在|去|刚|刚刚|刚才)?(?:找|问|跟|向|和)(?:朋友|别人|同事|亲戚|家人|家里|我妈|我爸|老婆|老公|兄弟|人).{0,3}(?:借|凑|拿|周转)',
  '(?:刚|正在|在|去)(?:凑|筹)(?:了|到|钱)?|(?:去|找.{1,3}|问.{1,3}|跟.{1,3}|先)借(?:点|些|一点)?钱',
  '(?:好的?|行|可以|没问题|知道了?|嗯).{0,4}(?:处理|还款|还钱|缴费|付款)$|我(?:会|一定|肯定|保证)(?:处理|还款|还钱|还的|还清|还上|缴|付)',
])
const HELPED =
  /(?:朋友|家里|我妈|我爸|同事|老婆|老公|哥|姐).{0,3}(?:刚|马上|等会|答应|已经).{0,3}(?:给我(?:转|打|汇|借)|借(?:给)?我)/
const LEAD = '(?:那|就|我说|我|嗯|好|等到?|最迟|最晚|可不可以|能不能|或者|推到|延到|拖到|过|还是|再)*'
const BEHIND_DAY = '(?:之前|以前|左右|前|内|再|早上|上午|下午|晚上|中午|的?时候|\\s|\ue001|那天|给你们?|去)*'
/** A day offered as a question, or in place of another: 后天可以吗, 要不明天吧. */
const ASKS_FOR_DAY = new RegExp(
  `^${LEAD}\ue001${BEHIND_DAY}(?:(?:可以|能)?(?:还|处理|缴|付)?(?:可以|行)?(?:吗|么)|可以(?:不|嘛|不可以)?|还?行(?:不行|不|么)|好不好|成(?:吗|不成|不)|可不可以|得(?:吗)?)(?:啊|呀|$)|` +
    `^(?:最迟|最晚|最多)\\ue001$|^(?:要不|改)(?:我|就|等)?\ue001${BEHIND_DAY}(?:吧|行吗|可以吗)?$|^${LEAD}\ue001${BEHIND_DAY}再?(?:还|处理|缴|付)(?:款|钱)?(?:吧|行吗|行不行|可以吗|好吗|成吗|嘛|了)?$`,
)
const NOT_CHINESE =
  /(?:还|处理|付|缴|存|转|凑|交)不|不(?:能|行(?!$)|想|会|还|用|想还|打算|处理|可能)|没(?:法|办法|有|钱|发|到)|无法|哪|几号|多少|怎么|什么|为什么|谁|等(?:我|着)?.{0,5}(?:发|开|领)(?:了)?(?:工资|薪)(?<!\ue001.*)(?!.*\ue001)|吗(?<!可以吗|行吗|好吗|成吗)$|(?:晚点|晚些)(?:再|我)?(?:还|处理|吧|说|$)|刚还|宽限|还没|别|不要|(?:他|她|你)(?:们)?(?:会|说|马上|什么)(?!钱)|帮我|给我(?:打|转|还|付|充)|退|只剩|下单|订单|到货|收到货|(?:处理|付|还|缴|交|转|存)(?:过|完|好|款)?了(?!吧|啊吧)/

/** Whether the reply says that the debt will be paid; a date alone is none, and neither is a "yes" to nobody's question. */
export function saysPromise(said: Said): boolean {
  const { text, clauses, chinese } = said
  if (foreignWords(text) > (chinese ? 12 : 6) || OTHER_GOODS.test(text)) return false
  return clauses.some((clause, index) =>
    /\p{sc=Han}/u.test(clause.text) || (clause.text === '\ue001' && chinese)
      ? inChinese(clause, clauses[index + 1], said.today)
      : inEnglish(clause, said),
  )
}

function inEnglish(clause: Clause, { dates, today }: Said): boolean {
  if (NOT_ENGLISH.test(clause.text) || foreignWords(clause.text) > 1) return false
  return (dates.some(({ day }) => day >= today) && ENGLISH_DATED.test(clause.text)) || ENGLISH_ALONE.test(clause.text)
}

function inChinese({ text, dates }: Clause, next: Clause | undefined, today: CalendarDay): boolean {
  const dated = dates.some(({ day }) => day >= today)
  if (dates.length > 0 && !dated) return false
  if (HELPED.test(text)) return true
  if (dates.some(({ day, vague }) => day >= today && vague !== true) && ASKS_FOR_DAY.test(text)) return true
  const joined =
    dated && next !== undefined && !CHINESE_DATED.test(text) && foreignWords(text) === 0 ? `${text}${next.text}` : text
  if (NOT_CHINESE.test(joined) || foreignWords(joined) > 2) return false
  return (dated && CHINESE_DATED.test(joined)) || CHINESE_SOON.test(restoreSoon(joined))
}

/** Vague times were read as dates; where only they stand, the words for "soon" are wanted back. */
function restoreSoon(text: string): string {
  return text.replaceAll('\ue001', '马上')
}
