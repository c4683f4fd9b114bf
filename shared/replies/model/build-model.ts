import { readFileSync, writeFileSync } from 'node:fs'
import { readLabelledReplies } from '../evaluation/labelled-replies.ts'
import { fold } from '../fold/fold.ts'
import { CLASSES } from './classes.ts'
import { featuresOf } from './features.ts'
import { quantise } from './quantise.ts'
import { train } from './train.ts'

const TRAINING = ['en', 'zh-hans', 'zh-hant', 'ordinary']
const OUT = new URL('reply-model.generated.json', import.meta.url)

/** Trains the model from the labelled replies beside this file; the same replies give the same file. */
const examples = TRAINING.flatMap((name) =>
  readLabelledReplies(readFileSync(new URL(`training/${name}.tsv`, import.meta.url), 'utf8')),
).map(({ intent, text }) => ({ features: featuresOf(fold(text)), label: CLASSES.indexOf(intent) }))

writeFileSync(OUT, `${JSON.stringify(quantise(train(examples, CLASSES.length)))}\n`)
console.log(`Trained on ${examples.length} replies: ${OUT.pathname}`)
