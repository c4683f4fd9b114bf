import { type Witness, witnessSchema } from './witness.ts'

/** A batch of witnesses as it is kept: one JSON object a line. */
export function writeWitnesses(witnesses: readonly Witness[]): string {
  return witnesses.map((witness) => `${JSON.stringify(witness)}\n`).join('')
}

/** Reads a batch. Undefined where a line is none of ours. */
export function readWitnesses(text: string): readonly Witness[] | undefined {
  try {
    return text.split('\n').flatMap((line) => (line === '' ? [] : [witnessSchema.parse(JSON.parse(line))]))
  } catch {
    return undefined
  }
}
