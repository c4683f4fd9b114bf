import { plainChinese } from './chinese.ts'
import { isDenied, isOurs } from './chinese-denial.ts'
import { compileChinese } from './chinese-phrase.ts'
import type { FoundWording } from './found-wording.ts'
import { judge, type ListedPhrase, listPhrases, type Match, type Reading } from './phrase-list.ts'
import phrases from './phrases-zh.json' with { type: 'json' }

interface CompiledPhrase extends ListedPhrase {
  readonly expression: RegExp
}

let compiled: readonly CompiledPhrase[] | undefined

/** What the Chinese list forbids in a text. The phrases are quoted as they were read: in simplified characters, without spaces. */
export function findInChinese(text: string): readonly FoundWording[] {
  const plain = plainChinese(text)
  if (!/\p{Script=Han}/u.test(plain)) return []
  compiled ??= listPhrases(phrases.phrases).map((listed) => ({
    ...listed,
    expression: compileChinese(listed.phrase, phrases.sets),
  }))
  return judge(
    compiled.flatMap((each) => matchesOf(each, plain)),
    plain,
    READING,
  )
}

function matchesOf({ expression, ...listed }: CompiledPhrase, plain: string): readonly Match[] {
  return [...plain.matchAll(expression)].map(({ index: at, 0: words }) => ({ ...listed, at, words }))
}

const READING: Reading = {
  sentenceAt: (plain, at) => {
    const start = plain.slice(0, at).search(/[^!?。;\n]*$/u)
    const rest = plain.slice(at)
    const length = rest.search(/[!?。;\n]/u)
    return plain.slice(start, length < 0 ? undefined : at + length)
  },
  // Or what befell the borrower, and an ear for it.
  isWarning: (sentence) =>
    /^(?!.*(?:避免|避开|躲开|免于|以免|否则|将|不想|想避|再不))(?:.*[,，])?(?:如果|若|要是)(?:您|你)?(?!不|未|没|想|拒|继续).*(?:告诉我们|跟我们说|申请(?:延|缓|暂)|可以(?:延|缓|暂|改))/u.test(
      sentence,
    ) ||
    (/自称|冒充|声称|假冒|谎称|接到|收到.*(?:电话|短信|简讯)|谨防|当心|提防/u.test(sentence) &&
      /诈骗|骗局|骗子|不是我们|不要相信|别相信|挂断|勿信|假的|查证/u.test(sentence)),
  isWished: (sentence) =>
    /节哀|慰问|(?:很|感到)(?:难过|遗憾|抱歉)|如需|按(?:照)?(?:您|你)|依(?:您|你)|应(?:您|你)|根据(?:您|你)|陪同|陪(?:您|你)|(?:您|你)(?:要求|希望|告诉|说过|申请)|如果(?:您|你)(?:希望|愿意|同意|想|需要)|若(?:您|你)?(?:希望|愿意|同意|想|需要)|(?:您|你)(?:可以|可|也可以)(?:请|让|委托|授权|找|带|和|与|跟)|经(?:您|你)(?:同意|授权|允许)|(?:您|你)(?:同意|授权|允许)后/u.test(
      sentence,
    ) && !/欠|逾期|未还|违约/u.test(sentence),
  isDenied,
  isOurs,
  isFact: (plain, sentence) =>
    !/我们|我行|本行|我司|本公司|机构|依法|否则/u.test(sentence) &&
    /\{\w*[dD]ate\w*\}|\d+(?:月|日|天|号)|周[一二三四五六日]|星期/u.test(plain) &&
    /可以|之前|以前|前(?:付|缴|结|改|还|约)|就不|即可|可避免|改期|分期|不会/u.test(plain),
}
