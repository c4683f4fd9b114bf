import type { Rule, RulePack } from '../pack-schema.ts'
import { packTitle } from './pack-title.ts'
import { particularsOf, standingInWords } from './particulars.ts'
import { ruleInWords } from './rule-in-words.ts'

const WIDTH = 100

/** A pack as a page for the terminal. */
export function writePack(pack: RulePack): readonly string[] {
  const title = `${packTitle(pack)} · pack ${pack.id}, version ${pack.version} · ${pack.rules.length} rules`
  return [title, '='.repeat(title.length), ...pack.rules.flatMap((rule) => ['', ...ruleLines(rule, pack)])]
}

function ruleLines(rule: Rule, pack: RulePack): readonly string[] {
  const { id, sentence, citation, url } = rule
  return [
    `${id} · ${standingInWords(rule)}`,
    ...wrap(sentence),
    ...wrap(`As data: ${ruleInWords(rule)}`),
    ...particularsOf(rule, pack).flatMap(({ name, value }) => wrap(`${name}: ${value}`)),
    ...(citation === undefined ? [] : wrap(`Source: ${citation}`)),
    ...(url === undefined ? [] : [`  ${url}`]),
  ]
}

/** Lines of some width, indented; a continued line a little more. */
function wrap(text: string): readonly string[] {
  const lines: string[] = []
  let line = ' '
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH && line.trim() !== '') {
      lines.push(line)
      line = '   '
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

/** All packs in a line each. */
export function listPacks(packs: readonly RulePack[]): readonly string[] {
  return packs.map((pack) => {
    const law = pack.rules.filter(({ status }) => status === 'law').length
    const house = pack.rules.filter(({ status }) => status === 'house').length
    const counts = `${pack.rules.length} rules, ${law} of law, ${house} of the house`
    return `${pack.id.padEnd(20)} ${pack.version.padEnd(12)} ${counts.padEnd(44)} ${packTitle(pack)}`
  })
}
