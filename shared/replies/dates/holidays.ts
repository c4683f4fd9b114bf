import { weekday } from '../../time/instant.ts'
import { easter, fixed, type HolidayRule, lunar, nth, observed, orthodoxEaster, tithi } from './holiday-rules.ts'

/** A holiday by its names, as patterns over folded text. What is named more exactly stands first. */
export interface Holiday {
  readonly names: string
  readonly on: HolidayRule
  /** Where the day depends on the region: that rule for these regions instead. */
  readonly elsewhere?: readonly { readonly regions: readonly string[]; readonly on: HolidayRule }[]
}

const BRITISH = ['GB', 'IE']

export const HOLIDAYS: readonly Holiday[] = [
  // Orthodox and Western feasts that follow Easter.
  { names: 'orthodox easter monday|东正教复活节星期一', on: orthodoxEaster(1) },
  {
    names: 'orthodox (?:good|great|holy) friday|东正教(?:耶稣受难日|主受难[节日]|圣?沈默周五|圣周五|圣星期五)(?!翌)',
    on: orthodoxEaster(-2),
  },
  {
    names: 'orthodox holy saturday|东正教(?:神圣周六|圣周六|(?:耶稣|主)受难[日节]翌日|复活节前夜|黑色星期六)',
    on: orthodoxEaster(-1),
  },
  { names: 'orthodox palm sunday|东正教(?:棕枝|圣枝|圣树|基督苦难)主日', on: orthodoxEaster(-7) },
  { names: 'orthodox (?:shrove|clean|ash) monday|clean monday', on: orthodoxEaster(-48) },
  { names: 'lazarus saturday|拉(?:撒路|匝路)圣?周六', on: orthodoxEaster(-8) },
  { names: 'orthodox (?:pentecost|whit ?sunday)', on: orthodoxEaster(49) },
  { names: 'orthodox easter(?: sunday| day)?|东正教复活节', on: orthodoxEaster(0) },
  { names: 'easter mon(?:day)?|复活节星期一', on: easter(1) },
  {
    names: 'good friday|holy friday|great friday|主受难[日节](?!翌)|耶稣受难[日节](?!翌)|沈默周五|圣周五|圣星期五',
    on: easter(-2),
  },
  {
    names: 'holy saturday|easter eve|black saturday|神圣周六|圣周六|(?:耶稣|主)受难[日节]翌日|复活节前夜|黑色星期六',
    on: easter(-1),
  },
  {
    names:
      '(?:maundy|covenant|holy|sheer) thu(?:r?s?day)?|thu(?:r?s?day)? of mysteries|濯足节|神圣星期四|圣周星期四|圣周四|设立圣餐日',
    on: easter(-3),
  },
  { names: '(?:palm|branch) sunday|(?:棕枝|圣枝|圣树|基督苦难)主日', on: easter(-7) },
  { names: 'ash wednesday|大斋首日|圣灰(?:星期三|礼仪日|日)|灰日', on: easter(-46) },
  {
    names: 'shrove tuesday|pancake (?:day|tuesday)|mardi gras|fat tuesday|忏悔(?:节|火曜日)|煎饼星期二',
    on: easter(-47),
  },
  { names: 'whit monday|monday of the holy spirit|pentecost monday|圣灵节庆日', on: easter(50) },
  { names: 'pentecost|whit ?sunday|white sunday|五旬节|圣灵降临[节日]', on: easter(49) },
  { names: 'trinity sunday|圣三一主日|天主(?:圣)?三一(?:主日|节)|圣三主日|圣三节', on: easter(56) },
  { names: 'corpus christi|基督圣体(?:圣血)?(?:节|瞻礼)', on: easter(60) },
  { names: 'ascension(?: day| thursday)|耶稣升天[节日]', on: easter(39) },
  { names: 'easter(?: sunday| day)?|主?复活[节日]', on: easter(0) },

  // By the sun.
  { names: 'christmas eve|xmas eve|平安夜|圣诞前夕', on: fixed(12, 24) },
  { names: '(?:christmas|xmas|x-mas)(?: day)?|圣诞节?', on: fixed(12, 25) },
  { names: 'boxing day|节礼日', on: fixed(12, 26) },
  { names: "new year'?s? eve|跨年夜?|除夕夜?(?=.{0,2}12月)", on: fixed(12, 31) },
  {
    names:
      "(?:chinese|lunar|chinese lunar) new year(?:'?s)?(?: day)?|spring festival|春节|农历新年|新春|大年初一|正月初一|正月朔日|正月正时|过年",
    on: lunar('chinese', 'First Month', 1),
  },
  {
    names: "chinese new year'?s eve|lunar new year'?s eve|除夕|大年三十|年三十|年前",
    on: lunar('chinese', 'First Month', 1, -1),
  },
  { names: 'islamic new year|amun jadid|muharram|伊斯兰(?:教|历)?新年', on: lunar('islamic-umalqura', 'Muharram', 1) },
  {
    names: 'parsi new year|jamshedi navroz',
    on: (year) => fixed(8, year % 4 === 0 ? 16 : year >= 2021 ? 16 : 17)(year),
  },
  { names: "new year'?s? day|new years?|元旦节?|阳历新年|公历新年", on: fixed(1, 1) },
  { names: "valentine'?s?(?: day)?|情人节|圣瓦伦丁节", on: fixed(2, 14) },
  { names: "(?:international )?women'?s day|国际妇女节|三八妇女节|妇女节|三八节", on: fixed(3, 8) },
  { names: '国际消费者权益日|消费者权益日|三一五', on: fixed(3, 15) },
  { names: "(?:st\\.?|saint) (?:patrick|paddy)'?s?(?: day)?|圣帕特里克节", on: fixed(3, 17) },
  { names: '植树节', on: fixed(3, 12) },
  { names: "april fool'?s'?(?: day)?|愚人节", on: fixed(4, 1) },
  { names: 'ides of march|the ides of march', on: fixed(3, 15) },
  { names: 'earth day|世界地球日|地球日', on: fixed(4, 22) },
  { names: 'anzac day', on: fixed(4, 25) },
  { names: 'may day|law day|lei day|loyalty day|(?:五一)?国际劳动节|五一劳动节|劳动节|五一(?!年)', on: fixed(5, 1) },
  { names: '青年节|五四青年节|五四', on: fixed(5, 4) },
  { names: '护士节|国际护士节|international nurses day', on: fixed(5, 12) },
  { names: "(?:国际)?儿童节|六一(?:儿童节)?|children'?s day", on: fixed(6, 1) },
  { names: '建党节|七一', on: fixed(7, 1) },
  { names: '香港回归(?:纪念日)?|香港特区成立(?:纪念)?日', on: fixed(7, 1) },
  { names: 'canada day', on: fixed(7, 1) },
  { names: '(?:八一)?建军节|八一', on: fixed(8, 1) },
  { names: '教师节', on: fixed(9, 10) },
  { names: '国庆(?:节|长假|假期)?|十一(?=长假|黄金周|假期|前|后)|national day', on: fixed(10, 1) },
  { names: 'halloween|万圣节?(?!前)|万圣节前夕', on: fixed(10, 31) },
  { names: "all saints'? day|诸圣节", on: fixed(11, 1) },
  { names: 'world vegan day|世界纯素日', on: fixed(11, 1) },
  { names: "all souls'? day", on: fixed(11, 2) },
  { names: 'guy fawkes(?: day| night)?|bonfire night', on: fixed(11, 5) },
  { names: "veterans?'?s? day|remembrance day|armistice day|光棍节|双十一", on: fixed(11, 11) },
  { names: '双十二', on: fixed(12, 12) },
  { names: '双十节', on: fixed(10, 10) },
  { names: '澳门回归(?:纪念日)?', on: fixed(12, 20) },
  { names: 'australia day|(?:indian )?republic day', on: fixed(1, 26) },
  { names: 'epiphany|three kings day|主显节', on: fixed(1, 6) },
  { names: "ground ?hogs?'?s? day", on: fixed(2, 2) },
  { names: "(?:abraham )?lincolns?'?s? (?:birth)?day", on: fixed(2, 12) },
  { names: '(?:national )?siblings? day', on: fixed(4, 10) },
  { names: 'juneteenth', on: fixed(6, 19) },
  {
    names: "king'?s day|koningsdag",
    on: (year) => (fixed(4, 27)(year) ?? 0) - ((fixed(4, 27)(year) ?? 0) % 7 === 3 ? 1 : 0),
  },
  { names: 'bastille day', on: fixed(7, 14) },
  { names: 'canada thanksgiving|canadian thanksgiving', on: nth(10, 2, 1) },
  {
    names: 'independence day|july 4th|fourth of july',
    on: fixed(7, 4),
    elsewhere: [{ regions: ['IN'], on: fixed(8, 15) }],
  },
  { names: 'gandhi jayanti', on: fixed(10, 2) },
  { names: 'shivaji jayanti', on: fixed(2, 19) },
  { names: 'emancipation day', on: observed(4, 16) },
  { names: 'tax day', on: taxDay },
  { names: "(?:boss(?:'?s|es)?'? day|boss'?s|老板节)", on: observed(10, 16) },

  // By the week.
  {
    names: "(?:mlk|martin luther king)(?:,? jr\\.?)?(?:'?s)?(?: day)?|civil rights day|马丁路德金[日节]",
    on: nth(1, 3, 1),
  },
  {
    names: "(?:george )?washington'?s? (?:birth)?day|presidents?'?s? day|daisy gatson bates day|总统日",
    on: nth(2, 3, 1),
  },
  {
    names: "(?:mother'?s?'? day|mothering sunday|母亲节)",
    on: nth(5, 2, 7),
    elsewhere: [{ regions: BRITISH, on: easter(-21) }],
  },
  {
    names: "father'?s?'? day|父亲节",
    on: nth(6, 3, 7),
    elsewhere: [
      { regions: ['TW'], on: fixed(8, 8) },
      { regions: ['AU', 'NZ'], on: nth(9, 1, 7) },
    ],
  },
  { names: 'memorial day|decoration day|阵亡将士纪念日', on: nth(5, -1, 1) },
  { names: 'early may bank holiday|may bank holiday', on: nth(5, 1, 1) },
  { names: 'spring bank holiday', on: nth(5, -1, 1) },
  { names: '(?:august|summer|late summer) bank holiday', on: nth(8, -1, 1) },
  {
    names: 'labou?r day',
    on: nth(9, 1, 1),
    elsewhere: [{ regions: ['IN', 'GB', 'SG', 'MY', 'HK', 'NG', 'KE', 'ZA', 'PH', 'PK'], on: fixed(5, 1) }],
  },
  { names: "(?:national )?grandparents?'?s? day", on: nth(9, 1, 1, 6) },
  { names: 'military spouse (?:appreciation )?day', on: nth(5, 2, 7, -2) },
  { names: "(?:administrative professionals?'?s?|secretar(?:y|ies)'?s?|admins?'?) day", on: nth(4, -1, 6, -3) },
  { names: 'emsc day', on: nth(5, 3, 7, 3) },
  { names: 'daylight savings? start(?: day)?', on: nth(3, 2, 7) },
  { names: 'daylight savings? end(?: day)?', on: nth(11, 1, 7) },
  { names: "columbus day|indigenous peoples'? day|哥伦布日", on: nth(10, 2, 1) },
  { names: 'black friday|黑色星期五', on: nth(11, 4, 4, 1) },
  { names: 'cyber monday|网络星期一', on: nth(11, 4, 4, 4) },
  { names: 'thanksgiving(?: day)?|感恩节', on: nth(11, 4, 4) },
  { names: 'super bowl(?: sunday)?', on: nth(2, 2, 7) },
  { names: 'election day', on: nth(11, 1, 1, 1) },

  // By the Chinese calendar.
  { names: '元宵节?|lantern festival', on: lunar('chinese', 'First Month', 15) },
  { names: '清明节?|扫墓节|tomb sweeping day|qingming(?: festival)?|ching ming', on: qingming },
  { names: '端午节?|龙舟节|dragon boat festival', on: lunar('chinese', 'Fifth Month', 5) },
  { names: '七夕节?', on: lunar('chinese', 'Seventh Month', 7) },
  { names: '中元节|盂兰节|盂兰盆节', on: lunar('chinese', 'Seventh Month', 15) },
  { names: '中秋节?|mid-?autumn(?: festival| day)?|moon festival', on: lunar('chinese', 'Eighth Month', 15) },
  { names: '重阳节?', on: lunar('chinese', 'Ninth Month', 9) },
  { names: '腊八节?', on: lunar('chinese', 'Twelfth Month', 8) },

  // By the Islamic calendar, as reckoned; an announcement may move it by a day.
  {
    names:
      'eid[- ](?:al|ul)[- ]fitr|eid al fitr|id[- ]ul[- ]fitr|开斋节|肉孜节|尔代节|hari raya(?! haji)(?: puasa| aidilfitri)?|eid(?! (?:al|ul))',
    on: lunar('islamic-umalqura', 'Shawwal', 1),
  },
  {
    names: 'eid[- ](?:al|ul)[- ]adha|id[- ]ul[- ]adha|sacrifice feast|bakr[- ]?id|hari raya haji|古尔邦节|宰牲节',
    on: lunar('islamic-umalqura', 'Dhuʻl-Hijjah', 10),
  },
  { names: 'ramadan|斋月', on: lunar('islamic-umalqura', 'Ramadan', 1) },
  { names: '(?:day of )?ashura|阿舒拉节', on: lunar('islamic-umalqura', 'Muharram', 10) },
  { names: 'mawlid(?: al[- ]nabawi)?|圣纪节', on: lunar('islamic-umalqura', 'Rabiʻ I', 12) },
  {
    names: "isra (?:and|&) mi'?raj|the prophet'?s ascension|the night journey|ascension to heaven|(?:夜行)?登霄节",
    on: lunar('islamic-umalqura', 'Rajab', 27),
  },
  {
    names: 'laylat[- ]al[- ](?:kadr|qadr)|night of (?:power|measures)|权力之夜|法令之夜',
    on: lunar('islamic-umalqura', 'Ramadan', 27),
  },
  { names: "jamat ul-?vida|jumu'?atul-?wida", on: lastFridayOfRamadan },

  { names: "hazarat ali'?s birthday", on: lunar('islamic-umalqura', 'Rajab', 13) },

  // By the Hebrew calendar: a day begins on the evening before it.
  { names: 'yom kippur|赎罪日', on: lunar('hebrew', 'Tishri', 10, -1) },
  { names: 'rosh ha ?shanah?|犹太新年', on: lunar('hebrew', 'Tishri', 1, -1) },
  { names: 'sukkot|住棚节', on: lunar('hebrew', 'Tishri', 15, -1) },
  { names: 'shemini atzeret|圣会节', on: lunar('hebrew', 'Tishri', 21) },
  { names: 'simchat torah|西赫[托妥]拉节|诵经节|转经节|律法节|欢庆圣法节', on: lunar('hebrew', 'Tishri', 22) },
  { names: 'ha?nukkah|chanukah|光明节', on: lunar('hebrew', 'Kislev', 25, -1) },
  { names: 'tu bi?shvat|犹太植树节|图比舍巴特节|树木新年', on: lunar('hebrew', 'Shevat', 15, -1) },
  { names: 'shushan purim', on: lunar('hebrew', 'Adar', 15, -1) },
  { names: 'purim|普珥节', on: lunar('hebrew', 'Adar', 14, -1) },
  { names: 'passover|pesach|逾越节', on: lunar('hebrew', 'Nisan', 14) },
  { names: 'yom hashoah|holocaust day', on: lunar('hebrew', 'Nisan', 27, -1) },
  { names: "yom ha'?atzmaut|以色列(?:独立日|国庆节)", on: independenceOfIsrael },
  { names: "lag b'?omer|(?:犹太教)?篝火节", on: lunar('hebrew', 'Iyar', 18, -1) },
  { names: 'shavuot|七七节', on: lunar('hebrew', 'Sivan', 5) },
  { names: "tisha b'?av|圣殿被毁日|禁食日", on: tishaBav },

  // By the Hindu, Sikh, Jain and Buddhist calendars.
  { names: 'dhanteras|dhanatrayodashi', on: tithi(7, 28, 18) },
  { names: 'kali chaudas|(?:choti|chhoti) (?:diwali|deepavali)|naraka chaturdashi', on: tithi(7, 29, 18) },
  { names: '(?:diwali|deepavali|lakshmi puja)(?: day)?|万灯节|印度灯节|排灯节|屠妖节', on: tithi(7, 30, 18) },
  { names: 'govardhan puja', on: tithi(8, 1, 6) },
  { names: 'bhai dooj|bhaiya dooj', on: tithi(8, 2, 13) },
  { names: 'chhath(?: puja)?|dala puja|surya shashthi|克哈特普迦节', on: tithi(8, 6, 18) },
  { names: 'maha saptami', on: tithi(7, 7, 6) },
  { names: 'dussehra|vijayadashami|十胜节|凯旋节|圣母节', on: tithi(7, 10, 14) },
  { names: 'navaratri|navratri', on: tithi(7, 1, 6) },
  { names: 'karva chauth', on: tithi(7, 19, 20) },
  { names: 'ratha[- ]?yatra', on: tithi(4, 2, 6) },
  { names: 'rakhi|raksha bandhan|印度兄妹节|拉克沙班丹节', on: tithi(5, 15, 8) },
  { names: '(?:krishna )?janmashtami|gokulashtami', on: tithi(5, 23, 23) },
  { names: 'ganesh chaturthi', on: tithi(6, 4, 12) },
  { names: 'rama? navami', on: tithi(1, 9, 12) },
  { names: 'mahavir jayanti|mahaveer janma kalyanak', on: tithi(1, 13, 6) },
  { names: 'hanuman jayanti', on: tithi(1, 15, 6) },
  { names: 'maha shivaratri|maha shivratri|shivratri', on: tithi(11, 29, 23) },
  { names: 'saraswati jayanti', on: tithi(11, 10, 6) },
  { names: '(?:vasant|basant) panchami', on: tithi(11, 5, 9) },
  { names: '(?:guru )?ravidass? (?:jayanti|birthday)', on: tithi(11, 15, 6) },
  { names: '(?:maharishi )?valmiki jayanti|pargat diwas', on: tithi(7, 15, 6) },
  { names: 'guru (?:gobind|govind) singh (?:jayanti|birthday)', on: tithi(10, 7, 6) },
  { names: 'guru nanak jayanti|gurpurab', on: tithi(8, 15, 6) },
  { names: 'chhoti holi|holika dahan|kamudu pyre', on: tithi(12, 15, 18) },
  { names: 'holi|dhulandi|phagwah|侯丽节|荷丽节|洒红节|欢悦节|五彩节|胡里节|好利节|霍利节', on: tithi(12, 15, 18, 1) },
  { names: 'ugadi|yugadi|samvatsaradi|chaitra suk(?:h)?ladi|gudi padwa', on: tithi(1, 1, 6) },
  {
    names: 'vesak(?: day)?|vaisakha|buddha (?:day|purnima)|卫塞节|威瑟节|比萨宝蕉节|佛诞(?:日)?',
    on: tithi(2, 15, 18),
  },
  { names: 'kaanum pongal|kanni pongal|(?:印度丰收节|庞格尔节)第四天', on: fixed(1, 16) },
  { names: 'maa?ttu pongal|(?:印度丰收节|庞格尔节)第三天', on: fixed(1, 15) },
  { names: 'bogi pandigai|bhogi', on: fixed(1, 13) },
  {
    names: 'maghi|makara? sankra(?:n|nth)(?:t)?i',
    on: (year) => fixed(1, year % 4 === 3 || year % 4 === 0 ? 15 : 14)(year),
  },
  { names: 'pongal|印度丰收节|淡米尔丰收节|庞格尔节', on: fixed(1, 14) },
  { names: 'va?i?sh?akhi|baisakhi', on: fixed(4, 14) },
  { names: '(?:rabindra|rabindranath) jayanti', on: (year) => fixed(5, 9)(year) },
]

/** 5 Iyar, moved so that neither it nor the day before touches a Sabbath. */
function independenceOfIsrael(year: number) {
  const day = lunar('hebrew', 'Iyar', 5)(year)
  if (day === undefined) return undefined
  const moved = { 5: -1, 6: -2, 1: 1 }[Number(weekday(day))] ?? 0
  return day + moved - 1
}

function tishaBav(year: number) {
  const day = lunar('hebrew', 'Av', 9)(year)
  return day === undefined ? undefined : day + (weekday(day) === 6 ? 0 : -1)
}

/** The sun reaches 15 degrees on 4 or 5 April. */
function qingming(year: number) {
  return fixed(4, Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4))(year)
}

/** 15 April, later where a weekend or the capital's Emancipation Day stands in the way. */
function taxDay(year: number) {
  const day = fixed(4, 15)(year)
  if (day === undefined) return undefined
  const off = observed(4, 16)(year)
  let due = day
  while ((due + 3) % 7 >= 5 || due === off) due += 1
  return due
}

function lastFridayOfRamadan(year: number) {
  const eid = lunar('islamic-umalqura', 'Shawwal', 1)(year)
  if (eid === undefined) return undefined
  let day = eid - 1
  while ((day + 3) % 7 !== 4) day -= 1
  return day
}
