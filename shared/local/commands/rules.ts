import { writeFile } from 'node:fs/promises'
import { parseOptions } from '../../commands/parse-options.ts'
import { runCommand, UsageError } from '../../commands/run-command.ts'
import { bookHtml } from '../../compliance/book/book-html.ts'
import { listPacks, writePack } from '../../compliance/book/write-pack.ts'
import type { RulePack } from '../../compliance/pack-schema.ts'
import { shippedPacks } from '../../compliance/shipped-packs.ts'

const USAGE = `Shows the rules that contacts obey, for whoever checks them against the law.

  npm run rules                          lists the packs
  npm run rules -- PACK                  prints a pack as a page
  npm run rules -- --book FILE.html      writes a book of all packs, to be printed or read in a browser`

await runCommand(async () => {
  const { values, positionals } = parseOptions({
    allowPositionals: true,
    options: { book: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(USAGE)
  const packs = shippedPacks()
  const [name, ...others] = positionals
  if (others.length > 0 || (name !== undefined && values.book !== undefined)) {
    throw new UsageError(`Name one pack, or a file for the book of all.\n\n${USAGE}`)
  }
  if (values.book !== undefined) return writeBook(packs, values.book)
  if (name === undefined) return console.log([...listPacks(packs), '', USAGE].join('\n'))
  console.log(writePack(packNamed(packs, name)).join('\n'))
})

async function writeBook(packs: readonly RulePack[], file: string): Promise<void> {
  await writeFile(file, bookHtml(packs))
  const rules = packs.reduce((sum, pack) => sum + pack.rules.length, 0)
  console.log(`Wrote ${rules} rules of ${packs.length} packs to ${file}.`)
}

function packNamed(packs: readonly RulePack[], name: string): RulePack {
  const pack = packs.find(({ id }) => id === name)
  if (pack !== undefined) return pack
  throw new UsageError(`There is no pack ${name}; choose one of ${packs.map(({ id }) => id).join(', ')}.`)
}
