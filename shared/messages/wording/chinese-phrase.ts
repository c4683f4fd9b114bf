/**
 * Compiles a phrase of the Chinese list, written in simplified characters: `…` is up to eight characters of the same clause (`…4` up
 * to four), `<set>` any entry of a named set, and the rest a regular expression.
 */
export function compileChinese(phrase: string, sets: Readonly<Record<string, string>>): RegExp {
  const source = phrase
    .replace(/<(\p{Script=Han}+)>/gu, (_, name: string) => {
      const set = sets[name]
      if (set === undefined) throw new Error(`there is no set <${name}> of words`)
      return set
    })
    .replace(/…(\d+)?/g, (_, most: string | undefined) => `[^,.!?;:。、\\n]{0,${most ?? '8'}}?`)
  return new RegExp(source, 'gu')
}
