/** Short forms of telephones and of speech, as the rules spell them. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:u|ya|yous)\b(?!')/g, 'you'],
  [/\b(?:ur|yr)\b/g, 'your'],
  [/\bi'?m\b|(?<!\bi )\bam\b(?= (?:gonna|going to)\b)/g, 'i am'],
  [/\bi'?ve\b/g, 'i have'],
  [
    /\bi'?ll\b(?! (?:will|be ill)\b)|\bill\b(?= (?:pay|do|send|make|get|clear|settle|sort|have|call|try|be|transfer|bring)\b)/g,
    'i will',
  ],
  [/\bi'd\b/g, 'i would'],
  [/\b(it|that|there|he|she|this|who|what|where|here)'?s\b(?! (?:own|name|phone|number|mobile)\b)/g, '$1 is'],
  [/\bits\b/g, 'it is'],
  [/\b(you|we|they)'re\b/g, '$1 are'],
  [/\b(you|we|they)'ve\b/g, '$1 have'],
  [/\b(you|we|they|he|she|it)'ll\b/g, '$1 will'],
  [/\b(?:can't|cant|can ?not|cannot)\b/g, 'can not'],
  [/\b(?:won't|wont)\b/g, 'will not'],
  [/\b(?:don't|dont|doesn't|doesnt|didn't|didnt)\b/g, 'do not'],
  [/\b(is|are|was|were|have|has|had|would|could|should)n'?t\b/g, '$1 not'],
  [/\bain'?t\b/g, 'is not'],
  [/\b(?:gonna|goin to)\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
  [/\b(?:pls|plz|plse|pleas)\b/g, 'please'],
  [/\b(?:thx|thanx|tks|ty|cheers|ta)\b/g, 'thanks'],
  [/\b(?:tmr|tmrw|tmw|tmrow|tomoro|tomorow|tommorow|tommorrow|2moro|2mrw|2morrow)\b/g, 'tomorrow'],
  [/\b(?:2nite|2night|tonite)\b/g, 'tonight'],
  [/\b2day\b/g, 'today'],
  [/\b(?:b4)\b/g, 'before'],
  [/\b(?:msgs?|msging|mssgs?)\b/g, 'message'],
  [/\b(?:txt|txts|txting)\b/g, 'text'],
  [/\b(?:acct|acc|a\/c)\b/g, 'account'],
  [/\b(?:pymt|pmt|pymnt)\b/g, 'payment'],
  [/\b(?:alrdy|alr|alredy|allready)\b/g, 'already'],
  [/\binstallments?\b/g, 'instalments'],
]

/** Spells English in the one way that the rules know. Expects lower case. */
export function spellOut(text: string): string {
  if (!/[a-z]/.test(text)) return text
  let out = text
  for (const [short, long] of SPELLINGS) out = out.replace(short, long)
  return out
}
