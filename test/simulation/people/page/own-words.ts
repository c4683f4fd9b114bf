import type { Dice } from '../../world/dice.ts'

const SAID = [
  (name: string) => `I lost my work at ${name}`,
  (name: string) => `${name} has told me it is paid`,
  (name: string) => `the amount is wrong, ask ${name}`,
  (name: string) => `My mother ${name} is in hospital & I am <not> well`,
]

/** What somebody writes on the page, and what of it nobody else may read. */
export function ownWords(dice: Dice, what: string): { readonly text: string; readonly secrets: readonly string[] } {
  const name = `Zw${dice.below(`${what} name`, 2 ** 31).toString(36)}`
  return { text: dice.pick(what, SAID)(name), secrets: [name] }
}
