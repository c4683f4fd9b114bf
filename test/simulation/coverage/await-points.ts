import { parseSync, Visitor } from 'oxc-parser'

/** A place at which a function waits. */
export interface AwaitPoint {
  /** The file and what is awaited there, which stays when lines move: as in `shared/sweep/sweep.ts: finish(work)`. */
  readonly name: string
  /** Where in the text stands what it waits for. */
  readonly start: number
  readonly end: number
  /** Whether it waits for each of many, as `for await` does. */
  readonly each: boolean
}

/** Every await in a file's text, as the parser finds them, the outer before those within. */
export function awaitPointsIn(file: string, text: string): readonly AwaitPoint[] {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} is not to be read: ${errors[0]?.message}`)
  const points: AwaitPoint[] = []
  const names = new Map<string, number>()
  const found = ({ start, end }: { readonly start: number; readonly end: number }, each: boolean) => {
    const name = `${file}: ${shortened(text.slice(start, end))}`
    const count = (names.get(name) ?? 0) + 1
    names.set(name, count)
    points.push({ name: count === 1 ? name : `${name} (${count})`, start, end, each })
  }
  new Visitor({
    AwaitExpression: ({ argument }) => found(argument, false),
    ForOfStatement: ({ await: waits, right }) => {
      if (waits) found(right, true)
    },
    VariableDeclaration: ({ kind }) => {
      if (kind === 'await using') throw new Error(`${file} disposes of something and waits: nobody counts that yet`)
    },
  }).visit(program)
  return points
}

const LONG = 90

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/\$\{\w+\}/g, '…')
  return line.length <= LONG ? line : `${line.slice(0, LONG)}…`
}
