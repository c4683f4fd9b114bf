import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { bundle } from '../../infra/bundling/bundle.ts'
import { CHANNELS } from '../../shared/case/channel.ts'
import { policyLines } from '../../shared/case/policy-lines.ts'
import { policyNumbersSchema } from '../../shared/case/policy-numbers.ts'
import { writePolicy } from '../../shared/case/write-policy.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { parseMappingText } from '../../shared/mapping/parse-mapping.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'
import { shippedStrategy } from '../../shared/strategy/shipped.ts'

const EXAMPLE_MAPPING = 'docs/examples/own-table.mapping.json'

/** A function as it is deployed, with all that lies beside its code. */
export interface BundledFunction {
  /** Where it stands under functions/: the verb, and the entry of one that has several. */
  readonly name: string
  readonly file: string
  /** Of all the code that is read at every start. */
  readonly bytes: number
}

/** Every file that Lambda can be told to call. */
export function functionEntries(): readonly string[] {
  return globSync('functions/*/*.ts')
    .filter((file) => /^export const handler\b/m.test(readFileSync(file, 'utf8')))
    .toSorted()
}

/** Bundles all functions as synth does, into a folder that goes with the process. */
export async function bundledFunctions(): Promise<readonly BundledFunction[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duewell-bundles-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const policy = policyLines(examplePolicy())
  const mapping = JSON.stringify(exampleMapping())
  const functions: BundledFunction[] = []
  for (const entry of functionEntries()) {
    const name = entry.replace(/^functions\//, '').replace(/(\/index)?\.ts$/, '')
    const own = join(folder, name)
    const { outputs } = await bundle(entry, own)
    writeFileSync(join(own, 'policy.jsonl'), policy)
    writeFileSync(join(own, 'mapping.json'), mapping)
    writeFileSync(join(own, 'page.json'), '[]')
    functions.push({ name, file: join(own, 'index.mjs'), bytes: bytesAtStart(outputs) })
  }
  return functions
}

/** The entry's bytes and those of all that it imports, without what it imports only when it comes to that. */
function bytesAtStart(outputs: Metafile['outputs']): number {
  const entry = Object.keys(outputs).find((path) => path.endsWith('/index.mjs'))
  const read = new Set(entry === undefined ? [] : [entry])
  for (const path of read) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && outputs[imported] !== undefined) read.add(imported)
    }
  }
  return [...read].reduce((bytes, path) => bytes + (outputs[path]?.bytes ?? 0), 0)
}

export function examplePolicy() {
  return writePolicy({
    strategy: shippedStrategy('gentle', { templates: shippedTemplates() }),
    packs: shippedPacks(),
    lender: SAMPLE_LENDER,
    templates: [],
    channels: CHANNELS,
    numbers: policyNumbersSchema.parse({}),
  })
}

function exampleMapping() {
  const parsed = parseMappingText(readFileSync(EXAMPLE_MAPPING, 'utf8'))
  if ('errors' in parsed) throw new Error(`${EXAMPLE_MAPPING} is refused`)
  return parsed.mapping
}
