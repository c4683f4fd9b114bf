import { plainEnglish } from './english.ts'
import { isDenied, isOurs } from './english-denial.ts'
import { EnglishIndex } from './english-index.ts'
import type { FoundWording } from './found-wording.ts'
import { judge, listPhrases, type Reading } from './phrase-list.ts'
import phrases from './phrases-en.json' with { type: 'json' }

let index: EnglishIndex | undefined

/** What the English list forbids in a text. The phrases are quoted as they were read: small letters, contractions written out. */
export function findInEnglish(text: string): readonly FoundWording[] {
  const plain = plainEnglish(text)
  if (!/[a-z]{3}/.test(plain)) return []
  index ??= new EnglishIndex(listPhrases(phrases.phrases), phrases.sets)
  return [...judge(index.matchesIn(plain), plain, READING), ...shouted(text)]
}

const READING: Reading = { sentenceAt, isWarning, isWished, isDenied, isOurs, isFact }

function sentenceAt(plain: string, at: number): string {
  const start = Math.max(...['.', '!', '?', '\n'].map((mark) => plain.lastIndexOf(`${mark} `, at - 1))) + 1
  const end = plain.slice(at).search(/ [.!?\n] /)
  return plain.slice(start, end < 0 ? undefined : at + end)
}

function isWarning(sentence: string): boolean {
  if (/\bonly (?:if|when) you (?:invite|ask|want|agree|wish)\b/.test(sentence) || MISFORTUNE.test(sentence)) return true
  return (
    /\b(?:if|when|should) (?:someone|somebody|anyone|anybody|people|a caller|a message|you get|you receive|you are asked)\b|\bbeware\b|\bwatch out\b|\bscammers\b|\bfraudsters\b/.test(
      sentence,
    ) &&
    /\b(?:scam\w*|fraud\w*|fake|phishing|not us|not from us|hang up|ignore it|do not answer|tell us|let us know)\b/.test(
      sentence,
    )
  )
}

/** What befell the borrower, and an ear for it: "if you lost your job, tell us". */
const MISFORTUNE =
  /^(?!.*\b(?:avoid|otherwise|or else|escape|instead of)\b).*\b(?:if|when|in case) (?:you|your|something)\b(?! (?:do not|fail|want|wish|would|ignore|refuse|continue|keep|value|care)).*\b(?:tell us|let us know|ask us|talk to us|we can help|we will help|you can (?:ask|tell|talk|pause|choose|pay less|skip))\b/

function isWished(sentence: string): boolean {
  return WISHED.test(sentence) && !/\b(?:owes?|debts?|default|overdue|unpaid|arrears|late)\b/.test(sentence)
}

const WISHED =
  /\b(?:if (?:you|your|a|someone)|whether|with your (?:permission|consent|agreement)|on your behalf|at your request|would you (?:like|rather)|do you want|you (?:asked|told us|wanted|said|wish|chose|agreed|can (?:bring|ask|have|let|choose|name|authorise|authorize|add|invite|nominate|give|share)|may (?:bring|ask|have|let|name))|sorry (?:for|about|to hear)|loss of|caring for|look(?:ing)? after|ill(?:ness)?|support(?:ed|s)?|help(?:s|ed)? you)\b/

function isFact(plain: string, sentence: string): boolean {
  return !WE_DO.test(sentence) && DATE.test(plain) && WAY_OUT.test(plain)
}

const WE_DO =
  /\b(?:we|i|they|our [a-z]+|our [a-z]+ [a-z]+) (?:will|shall|may|might|would|are going to|must|have to|intend)\b/
const DATE =
  /\{\w*[dD]ate\w*\}|\d+ (?:days?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d/
const WAY_OUT =
  /\byou can\b|\b(?:before|by) then\b|\bavoids?\b|\bkeeps?\b|\binstead\b|\bpay(?:ing)? (?:or|in|by|before|part)|\b(?:split|plan|arrange|arrangement|agree|change the date|choose)\b|\btalk to us\b|\bask (?:us|for)\b/

const KEYWORDS = new Set(['STOP', 'HELP', 'START', 'YES', 'INFO', 'SMS'])

/** Three words or more in capitals are a raised voice. */
function shouted(text: string): readonly FoundWording[] {
  const runs = text.match(/(?<![A-Z{])[A-Z]{3,}(?:[\s,!-]+[A-Z]{2,}){2,}(?![a-z])/g) ?? []
  return runs
    .filter((run) => run.split(/[\s,!-]+/).filter((word) => !KEYWORDS.has(word)).length > 2)
    .map((phrase) => ({ category: 'false-urgency', phrase }))
}
