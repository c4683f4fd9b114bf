/**
 * Ordinary messages, made from sentence patterns and words of ours: friends, family, work, shops, senders of codes and offers. They
 * speak of stopping, paying and promising as often as they can without being replies to a reminder.
 */
const ENGLISH: readonly string[] = [
  'see you {when} at the {place}',
  'can you stop by the {place} {when}',
  'i paid for the {thing} {past}',
  'did you pay for the {thing} {past}?',
  'who paid for the {thing}',
  "i'll pay for the {thing} and you get the {thing}",
  'i promise i will call you {when}',
  'i promise to bring the {thing} {when}',
  'please cancel my {booking} for {when}',
  "don't stop {doing}",
  "he won't stop {doing} about the {thing}",
  'stop {doing} and come to the {place}',
  'the bus stop is near the {place}',
  'at the end of the {thing} we went to the {place}',
  '{who} quit {whose} job {past}',
  'are you free {when} for a {thing}',
  'the {thing} arrives {when}',
  "i'll send the {document} {when}",
  'will finish the {document} {when}',
  '{who} said the {place} is closed {when}',
  'thanks for the {thing} {past}',
  "let's meet at the {place} {when} then",
  "can't come {when}, sorry",
  'call me when you leave the {place}',
  'happy birthday! enjoy the {thing}',
  'your {thing} is out for delivery {when}',
  'big sale at the {place} ends {when}',
  'your code is {number}, do not share it',
  'reply STOP to end messages from the {place}',
  'free {thing}! text WIN to {number}, to stop text STOP to {number}',
  'your {booking} at the {place} is confirmed for {when}',
  'the {document} you sent {past} looks good',
  '{who} already paid for the {thing}',
  'need to buy a {thing} before {when}',
  'should i transfer for the {thing} or pay at the {place}',
  'lost my {thing} at the {place} {past}',
  'good morning, how was the {thing}',
  'yes {when} works for the {thing}',
  'no worries, the {thing} can wait until {when}',
  "we'll settle who gets the {thing} {when}",
  'clear the table, {who} is bringing the {thing}',
  "i'm not sure about the {thing}, ask {who}",
]
const CHINESE: readonly string[] = [
  '{when}在{place}见',
  '{when}一起去{place}吧',
  '我{past}买了{thing}',
  '{thing}的钱我{past}付过了',
  '{thing}多少钱买的',
  '帮我带一份{thing}',
  '{when}把{document}发给我',
  '{document}我{when}交给你',
  '别打电话给{who}',
  '别停,继续{doing}',
  '{who}还在{place}{doing}',
  '{who}还没到{place}',
  '不要再{doing}了,早点睡',
  '我还给{who}带了{thing}',
  '{thing}{when}还给{place}',
  '{who}说{when}不来{place}了',
  '我马上到{place}',
  '等会在{place}集合',
  '{when}开会讨论{document}',
  '{document}处理完发群里',
  '保证{when}把{document}写完',
  '说好了{when}去{place}',
  '取消{when}的{booking}',
  '{booking}已经确认,{when}见',
  '{thing}很好吃,谢谢{who}',
  '{place}{when}放假',
  '您的验证码是{number},请勿泄露',
  '【{place}】{thing}五折,{when}截止,回T退订',
  '您的{thing}已到{place},取件码{number}',
  '{who}生日快乐',
  '{when}天气怎么样',
  '今天{doing}累死了',
  '{thing}快递到了没',
  '发工资了请{who}吃{thing}',
  '{who}转你的{thing}钱收到了吗',
  '{thing}已付款,等{place}发货',
  '好的,{when}见',
  '可以啊,{when}我有空',
  '{who}在忙,{when}再找{who}玩',
  '{when}要考试,没空{doing}',
]
const WORDS: Readonly<Record<string, readonly [english: readonly string[], chinese: readonly string[]]>> = {
  when: [
    [
      'tomorrow',
      'on friday',
      'next week',
      'tonight',
      'on the 15th',
      'at six',
      'in two days',
      'by monday',
      'this weekend',
      'later',
    ],
    ['明天', '周五', '下周', '今晚', '15号', '六点', '后天', '周一之前', '周末', '等会'],
  ],
  past: [
    ['last night', 'yesterday', 'on monday', 'already', 'last week', 'this morning'],
    ['昨天', '昨晚', '上周', '早上', '刚才', '前天'],
  ],
  place: [
    ['shop', 'station', 'school', 'office', 'gym', 'cinema', 'library', 'market', 'airport', 'cafe'],
    ['商场', '车站', '学校', '公司', '健身房', '电影院', '图书馆', '菜市场', '机场', '咖啡店'],
  ],
  thing: [
    ['dinner', 'ticket', 'taxi', 'parcel', 'pizza', 'film', 'umbrella', 'present', 'concert', 'match', 'cake', 'party'],
    ['晚饭', '电影票', '奶茶', '快递', '蛋糕', '火锅', '雨伞', '礼物', '演唱会', '水果', '衣服', '书'],
  ],
  document: [
    ['report', 'essay', 'slides', 'invoice', 'photos', 'form'],
    ['报告', '作业', '论文', '照片', '表格', '文件'],
  ],
  booking: [
    ['booking', 'appointment', 'table', 'lesson', 'order'],
    ['预约', '会议', '订位', '课程', '酒店'],
  ],
  doing: [
    ['talking', 'singing', 'running', 'laughing', 'working', 'worrying', 'eating', 'playing'],
    ['打游戏', '聊天', '吃东西', '加班', '跑步', '看手机', '唱歌', '打球'],
  ],
  who: [
    ['mum', 'tom', 'my boss', 'the teacher', 'anna', 'dad', 'everyone'],
    ['妈妈', '小王', '老师', '老板', '同学', '爸爸', '大家'],
  ],
  whose: [['his', 'her', 'the'], ['他的']],
  number: [
    ['80082', '449201', '1234', '85555'],
    ['4839', '520317', '1069', '8812'],
  ],
}
const EMBELLISHED: readonly [english: readonly string[], chinese: readonly string[]] = [
  ['', 'hey ', 'lol ', 'ok ', 'hi, ', 'so '],
  ['', '嗯,', '哈哈', '那个,', '好的', '喂,'],
]

/** So many different messages of each language, the same ones every time. */
export function ordinaryMessages(count: number): readonly string[] {
  const made = new Set<string>()
  let seed = 7
  const pick = (some: readonly string[]): string => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return some[(seed >>> 8) % some.length] ?? ''
  }
  for (const [language, patterns] of [ENGLISH, CHINESE].entries()) {
    const enough = made.size + count
    for (let tries = 0; made.size < enough && tries < 20 * count; tries += 1) {
      const text = pick(patterns).replaceAll(/\{(\w+)\}/g, (_, slot: string) => pick(WORDS[slot]?.[language] ?? []))
      made.add(`${pick(EMBELLISHED[language] ?? [])}${text}`)
    }
  }
  return [...made]
}
