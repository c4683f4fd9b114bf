import { parseOptions } from '../../commands/parse-options.ts'
import { runCommand, UsageError } from '../../commands/run-command.ts'
import { compileTemplates } from '../../messages/catalogue.ts'
import { EXAMPLE_CASE } from '../../messages/example-case.ts'
import { withShippedHelp } from '../../messages/help/shipped-help.ts'
import { SAMPLE_LENDER } from '../../messages/lender.ts'
import { preview } from '../../messages/preview.ts'
import { SHIPPED_SETTING, SHIPPED_TEMPLATES } from '../../messages/shipped-templates.ts'
import { type TemplateFile, templateFileSchema } from '../../messages/template-file.ts'
import { shapeErrors } from '../../strategy/shape-errors.ts'
import { describeErrors } from '../../strategy/strategy-error.ts'
import { checkWords } from './checked-words.ts'
import { readCaseFile } from './read-case-file.ts'
import { readJson } from './read-json.ts'

const USAGE = `Shows a template in every language and by every channel that it has, with segments and price.

  npm run preview                                     lists the templates
  npm run preview -- --template ID                    shows one, for an example borrower
  npm run preview -- --file FILE                      shows one of your own, from its file (JSON)
  npm run preview -- --template ID --case FILE        shows it for the case file in FILE (JSON)

What a message may not say is refused with its place, the rule and a mend, as at synth.`

await runCommand(async () => {
  const { values } = parseOptions({
    options: {
      template: { type: 'string' },
      file: { type: 'string' },
      case: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const own = values.file === undefined ? undefined : await readTemplate(values.file)
  checkWords(own && [own])
  const lines = own || values.template !== undefined ? await show(own ?? named(values.template), values.case) : list()
  console.log(lines.join('\n'))
})

function list(): readonly string[] {
  const templates = SHIPPED_TEMPLATES.map(({ id, version, texts }) => {
    const channels = [...new Set(Object.values(texts).flatMap((text) => Object.keys(text)))]
    return `${id.padEnd(30)} version ${version}   ${Object.keys(texts).join(', ')}   ${channels.join(', ')}`
  })
  return [...templates, '', USAGE]
}

function named(id: string | undefined): TemplateFile {
  const source = SHIPPED_TEMPLATES.find((template) => template.id === id)
  if (source !== undefined) return source
  throw new UsageError(`There is no template ${id}; npm run preview without --template lists them all.`)
}

async function show(source: TemplateFile, file: string | undefined): Promise<readonly string[]> {
  const caseFile = file === undefined ? EXAMPLE_CASE : await readCaseFile(file)
  const { templates } = compileTemplates([source], SHIPPED_SETTING)
  const lender = withShippedHelp(SAMPLE_LENDER)
  return preview({ templates, purpose: source.purpose, tone: source.tone, caseFile, lender })
}

async function readTemplate(file: string): Promise<TemplateFile> {
  const parsed = templateFileSchema.safeParse(await readJson(file), { reportInput: true })
  if (parsed.success) return parsed.data
  throw new UsageError(`${file} is not a template:\n${describeErrors(shapeErrors(parsed.error))}`)
}
