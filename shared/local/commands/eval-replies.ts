import { readFile } from 'node:fs/promises'
import { parseOptions } from '../../commands/parse-options.ts'
import { runCommand, UsageError } from '../../commands/run-command.ts'
import {
  LabelledFileError,
  type LabelledReply,
  readLabelledReplies,
} from '../../replies/evaluation/labelled-replies.ts'
import { score } from '../../replies/evaluation/score.ts'
import { writeScore } from '../../replies/evaluation/write-score.ts'
import type { ReplyContext } from '../../replies/intent.ts'
import { understandReply } from '../../replies/understand-reply.ts'
import { findZone } from '../../time/zone.ts'

const USAGE = `Holds what Duewell understands of replies against their labels.

  npm run eval:replies -- FILE.tsv [--json]

  FILE.tsv  columns intent and text, parted by tabs, with a header line
  --json    prints the scores and each row as JSON (and nothing else with npm run --silent)

Of a reply that says several things, the most important is held against the label.`

/** Intents do not depend on the day, so one day serves for every file. */
const NOW = Date.UTC(2026, 10, 25, 2)

await runCommand(async () => {
  const { values, positionals } = parseOptions({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(USAGE)
  const [path] = positionals
  if (path === undefined || positionals.length > 1)
    throw new UsageError(`Name one file of labelled replies.\n\n${USAGE}`)

  const each = (await readOrExplain(path)).map((reply) => judge(reply))
  const result = score(each)
  console.log(values.json ? JSON.stringify({ ...result, each }, undefined, 2) : writeScore(result))
})

function judge({ line, intent, text }: LabelledReply) {
  const { intents, sure } = understandReply(text, contextOf(text))
  return {
    line,
    labelled: intent,
    judged: intents[0].intent,
    sure,
    intents: intents.map((understood) => understood.intent),
  }
}

function contextOf(text: string): ReplyContext {
  const chinese = /\p{sc=Han}/u.test(text)
  const zone = findZone(chinese ? 'Asia/Shanghai' : 'Europe/London')
  if (zone === undefined)
    throw new Error('The zone table lacks Asia/Shanghai or Europe/London; run npm run generate:zones.')
  return { now: NOW, zone, locale: chinese ? 'zh-Hans' : 'en', currency: chinese ? 'CNY' : 'GBP' }
}

async function readOrExplain(path: string): Promise<readonly LabelledReply[]> {
  try {
    return readLabelledReplies(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof LabelledFileError) throw new UsageError(`${path}: ${error.message}`, { cause: error })
    throw error
  }
}
