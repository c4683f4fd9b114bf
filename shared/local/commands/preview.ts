import { parseArgs } from 'node:util'
import { runCommand, UsageError } from '../../commands/run-command.ts'
import { EXAMPLE_CASE } from '../../messages/example-case.ts'
import { SAMPLE_LENDER } from '../../messages/lender.ts'
import { preview } from '../../messages/preview.ts'
import { SHIPPED_TEMPLATES, shippedTemplates } from '../../messages/shipped-templates.ts'
import { readCaseFile } from './read-case-file.ts'

const USAGE = `Shows a template in every language and by every channel that it has, with segments and price.

  npm run preview                                     lists the templates
  npm run preview -- --template ID                    shows one, for an example borrower
  npm run preview -- --template ID --case FILE        shows it for the case file in FILE (JSON)`

await runCommand(async () => {
  const { values } = parseArgs({
    options: { template: { type: 'string' }, case: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(USAGE)
  const lines = values.template === undefined ? list() : await show(values.template, values.case)
  console.log(lines.join('\n'))
})

function list(): readonly string[] {
  const templates = SHIPPED_TEMPLATES.map(({ id, version, texts }) => {
    const channels = [...new Set(Object.values(texts).flatMap((text) => Object.keys(text)))]
    return `${id.padEnd(30)} version ${version}   ${Object.keys(texts).join(', ')}   ${channels.join(', ')}`
  })
  return [...templates, '', USAGE]
}

async function show(id: string, file: string | undefined): Promise<readonly string[]> {
  const source = SHIPPED_TEMPLATES.find((template) => template.id === id)
  if (source === undefined) {
    throw new UsageError(`There is no template ${id}; npm run preview without --template lists them all.`)
  }
  const caseFile = file === undefined ? EXAMPLE_CASE : await readCaseFile(file)
  const templates = shippedTemplates().templates.filter((template) => template.id === id)
  return preview({ templates, purpose: source.purpose, tone: source.tone, caseFile, lender: SAMPLE_LENDER })
}
