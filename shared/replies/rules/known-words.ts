/**
 * What talk about paying this debt consists of. A reply that speaks of paying and of many other things besides is about something
 * else: "I paid for dinner", "promise I'll call". So the words that are not known here are counted.
 */
const ENGLISH = new Set(
  (
    'via i we you it this that the a an my your our me us to of in on at by for from with and or so as is are was were be been being am will would shall can could should may might must do does did done have has had having ' +
    'not no yes yeah ok okay please thanks thank hi hello hey dear sir madam sorry just now then also too very really still already yet again only all full fully whole half part some rest remainder remaining balance other ' +
    'amount outstanding due overdue owed owing owe arrears debt loan loans bill account card bank branch transfer transferred transferring payment payments pay paying paid repay repaid repayment repaying settle settled settling clear cleared clearing send sent sending ' +
    'make made making money cash funds deposit deposited online app website web portal link phone mobile direct debit cheque check instalments instalment installment monthly month week weekend day days today tonight tomorrow yesterday morning afternoon evening night noon ' +
    'time first thing last next end early late later soon latest before after until till when once about around within hour hours minute minutes ago if possible asap ' +
    'get got getting gets go going gone goes come comes came went through out up down off over into back there here what which who how much many more less ' +
    'wage wages salary payday paycheck paycheque pension work job boss employer home bank banks need want wanted plan planning intend hope hoping try trying promise promised guarantee sure definitely certainly expect ' +
    'let give gave given wait waiting take taken taken bring date sort sorted forgot forgotten forget reminder message text texting texts check update system records record reference ref receipt number confirm confirmed please note ' +
    'wife husband son daughter mum mom dad mother father brother sister partner friend he she they his her their him them myself whatever everything lot total sum extra thing things asked said told like as well instead bit couple second third ' +
    'why again look hope helps received receive gonna cant credit debit standing order automatically taken directly cleared in-full earlier recently lately by-card actually think believe must should already-made show shows ' +
    'ten minutes two three four five six seven eight nine twenty thirty hundred thousand dollars dollar pounds pound euros quid bucks grand k am pm mr mrs ms its dont cos because but since though however team kindly regards'
  ).split(' '),
)

const CHINESE =
  /云闪付|网银|打电话|电话|催|发短信|短信|里面|媳妇|绑定|显示|成功|还款|还钱|欠款|账单|账户|账号|银行卡|信用卡|卡里|卡上|卡|里|明明|银行|贷款|借款|余额|金额|工资|薪水|薪|发|领|本金|利息|最低|全部|全额|部分|一半|一部分|剩下|剩余|余下|其余|尾款|款项|款|钱|债|期|这期|这笔|那笔|欠|处理|结清|还清|清|付清|付款|付|还|缴费|缴|交|转账|转|汇款|汇|存|充值|充|打|扣|划|凑|借|给|弄|搞定|搞|办|交代|支付宝|微信|网上|手机|软件|平台|柜台|超商|便利店|商店|公司|app|atm|自动|跨行|已经|已|早就|早|刚刚|刚才|刚|都|才|就|再|会|能|可以|可|行|得|要|想|打算|准备|需要|一定|肯定|保证|绝对|尽快|尽量|马上|立刻|这就|现在|今天|今|明|等|下|会儿|一会|待|稍后|回头|先|后|前|之前|之后|以前|以后|左右|内|上|完|掉|进去|过去|进来|过来|出去|来|去|进|出|到|好|了|过|的|地|啊|呀|吧|吗|呢|嘛|哦|嗯|哎|唉|哈|啦|哟|咯|么|不|没|没有|有|我|你|您|他|她|们|你们|我们|家里|家人|老公|老婆|太太|先生|爸爸|妈妈|爸|妈|朋友|儿子|女儿|同事|哥|姐|弟|妹|别人|人|帮|替|代|叫|让|是|也|还是|这|那|个|些|点|次|样|时候|时间|时|分|钟|晚|早上|上午|下午|中午|晚上|下班|上班|回家|到家|回去|回|麻烦|请|谢谢|抱歉|不好意思|对不起|忘记|忘|记|知道|明白|收到|好的|没问题|放心|应该|可能|大概|差不多|怎么|说|查|看|一下|一|两|几|号|日|月|天|周|星期|礼拜|在|从|用|把|和|跟|同|与|对|为|以|因为|所以|但是|但|如果|的话|行不行|可不可以|好不好|好吗|要不|改|成|昨|前|上|钱包|提醒|贷|笔|线|元|块|百|千|万|[0-9\ue001\ue002\s\p{P}\p{S}a-z]/gu

/** How many words (of Chinese: characters) of a text are about something else. */
export function foreignWords(text: string): number {
  if (!/\p{sc=Han}/u.test(text)) return foreignEnglish(text)
  const rest = text.replace(CHINESE, '')
  return [...rest].length
}

function foreignEnglish(text: string): number {
  const words = text.match(/[a-z][a-z'-]*/g) ?? []
  return words.filter((word) => word.length > 1 && !ENGLISH.has(word)).length
}

/** What else people pay for. Where it is named, the talk is of that and not of the debt. */
export const OTHER_GOODS =
  /\b(?:dinner|lunch|breakfast|drinks?|tickets?|taxi|cab|uber|hotel|flight|rent|petrol|gas|groceries|movie|film|concert|parking|fine|visit|attention|respects?|compliments?|toll|tuition|school fees|council tax|tax|gym|subscription|meal|beer|coffee|food|shopping|bus|train|dress|shoes|game|tv|license|licence|gift|present|cake|pizza|prize|reward|insurance|deposit for|hostel|course|exam|exams)\b|午餐|晚餐|早餐|饭|餐|电影|门票|车票|机票|火车票|票|房租|房费|酒店|宾馆|电费|水费|话费|网费|学费|会费|报名|押金|外卖|快递|淘宝|打车|车费|红包|尾款|定金|货款|押金|彩礼|份子|办卡|换卡|小费|停车|油费|加油|充电|货|订单|衣服|鞋|礼物|蛋糕|咖啡|奶茶|水果|菜|超市买|演唱会|旅游|作业|论文|报告|资料|邮件|文件|照片|书|考试/
