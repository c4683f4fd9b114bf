import type { Intent } from './intent.ts'
import { resemblance } from './model/resemblance.ts'
import { foreignWords, OTHER_GOODS } from './rules/known-words.ts'
import type { Said } from './rules/said.ts'

/** From here on a resemblance is named. */
const NAMED = 0.4
/** Where missing it would be worst, the model hears it in too much; so it has to resemble more. */
const NAMED_GRAVE = 0.55

const PAID = /(?:还|付|缴|交|转|存|扣|充|打钱|处理).*(?:了|过|的)/
const NOT_PAID = /没|不(?!是)|怎么|多少|哪|什么|会|要|想|能|可以|等/
const PROMISE = /还|处理|存|转|给你们|缴|付/
const NOT_PROMISE = /没|不(?!会不)|怎么|多少|哪|什么时候|了$|过$/
const STOP =
  /(?:别|不要|再|天天|老|总|一直|以后).{0,4}(?:打(?=$|[,。!?]|了|过来|来|我|电话(?!给(?!我))|扰|给我|行)|联系|催|骚扰)|(?:你|你们).{0,8}(?:打电话|骚扰|投诉|催|嘴|说话)|打电话.{0,4}(?:没完|干嘛|干什么)/

/**
 * The intent that a reply resembles where no rule knows it. What would silence a reminder needs more than that: words of its own
 * and, for paying, nothing that is about something else.
 */
export function suggestIntent(said: Said): { readonly intent: Intent; readonly confidence: number } | undefined {
  const found = resemblance(said.text)
  return found.confidence >= threshold(found.intent) && isBacked(found.intent, said) ? found : undefined
}

function threshold(intent: Intent): number {
  return intent === 'vulnerable' || intent === 'deceased' ? NAMED_GRAVE : NAMED
}

function isBacked(intent: Intent, said: Said): boolean {
  const { text, dates, today } = said
  switch (intent) {
    case 'unclear':
    case 'start':
      return false
    case 'paid':
      return isAboutPaying(said) && PAID.test(text) && !NOT_PAID.test(text)
    case 'promise':
      return (
        isAboutPaying(said) && PROMISE.test(text) && !NOT_PROMISE.test(text) && dates.some(({ day }) => day >= today)
      )
    case 'stop':
      return text.length <= 20 && STOP.test(text)
    default:
      return true
  }
}

function isAboutPaying({ text }: Said): boolean {
  return text.length <= 25 && foreignWords(text) <= 1 && !OTHER_GOODS.test(text)
}
