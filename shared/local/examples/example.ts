import * as z from 'zod'

const exampleSchema = z.object({
  id: z.string(),
  jurisdiction: z.string(),
  /** How the source was read: P, P* and S are graded, M (from memory) is not. */
  confidence: z.string().default('S'),
  citation: z.string().optional(),
  /** The rules under which the verdict is given; all others are taken to be kept. */
  rules: z.array(z.string()).min(1),
  given: z.record(z.string(), z.unknown()),
  when: z.string().default('any time'),
  expected: z.enum(['allow', 'deny', 'defer', 'count']),
  until: z.string().optional(),
  count: z.union([z.number(), z.string()]).optional(),
  note: z.string().optional(),
  /** The source says likely, may or should: another verdict is a warning. */
  soft: z.boolean().default(false),
})
export type Example = z.output<typeof exampleSchema>

/** A file of worked examples; `compiled` is the day that it was put together, which its examples are about. */
export const examplesSchema = z.object({
  compiled: z.iso.date().optional(),
  cases: z.array(exampleSchema),
})
export type Examples = z.output<typeof examplesSchema>
