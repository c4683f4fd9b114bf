import * as z from 'zod'
import { SECOND } from '../time/instant.ts'

/** The last look at a case is fresh for ten seconds, of which a send takes its own part. */
export const LONGEST_ASKING_MS = 2 * SECOND

const answerSchema = z.object({ answer: z.enum(['ask-them', 'leave-them']) })

/** What the lender's system is asked: ids and nothing else. */
export function truthQuestion(borrower: string, loans: readonly string[]): string {
  return JSON.stringify({ version: 1, borrower, loans })
}

/** What it says; undefined for anything but a plain answer, and then nobody is contacted. */
export function truthAnswer(text: string): 'ask-them' | 'leave-them' | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data?.answer
  } catch {
    return undefined
  }
}
