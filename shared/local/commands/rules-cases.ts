import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { parseOptions } from '../../commands/parse-options.ts'
import { runCommand, UsageError } from '../../commands/run-command.ts'
import { explainFinding } from '../../compliance/explain.ts'
import { compileRulebook } from '../../compliance/ruleset.ts'
import { shippedPacks } from '../../compliance/shipped-packs.ts'
import { type Examples, examplesSchema } from '../examples/example.ts'
import { runExamples } from '../examples/run-examples.ts'
import { resultsAsData, tallyOf, writeResults } from '../examples/write-results.ts'

const USAGE = `Runs worked examples against the rule packs: what a source says of a case, and what the engine says under the same rules.

  npm run rules:cases -- FILE.json [--json]

  FILE.json   { "cases": [{ "id", "jurisdiction", "confidence", "rules", "given", "when", "expected", "until", "count", "soft" }] }
  --json      prints the results as JSON (and nothing else with npm run --silent)

An example passes, warns (the source says should or may), fails, or is not expressible: a fact in it was not understood, or no
pack has its rules. Those of confidence M are run and not graded. The exit code is 1 when one fails.`

await runCommand(async () => {
  const { values, positionals } = parseOptions({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(USAGE)
  const [file] = positionals
  if (file === undefined || positionals.length > 1)
    throw new UsageError(`Name one file of worked examples.\n\n${USAGE}`)
  const packs = shippedPacks()
  const rulebook = compileRulebook(packs, { actor: 'first-party' })
  const sentenceOf = (rule: string) => explainFinding({ rule, effect: 'note' }, rulebook).sentence
  const results = runExamples(await readExamples(file), packs)
  console.log(
    values.json ? JSON.stringify(resultsAsData(results, sentenceOf), undefined, 2) : writeResults(results, sentenceOf),
  )
  if (tallyOf(results).fail > 0) process.exitCode = 1
})

async function readExamples(file: string): Promise<Examples> {
  const parsed = examplesSchema.safeParse(jsonIn(file, await readFile(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new UsageError(`${file} is not a file of worked examples:\n${z.prettifyError(parsed.error)}`)
}

function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${file} is not JSON.`, { cause: error })
  }
}
