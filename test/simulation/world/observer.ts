import type { Write } from '../aws/database.ts'
import type { PolicyVersion } from './house-policy.ts'
import type { HttpAnswer } from './http.ts'
import type { PageAsked } from './page-asked.ts'
import type { Process } from './process.ts'

/**
 * `lost` was not accepted either, but nobody was told. `disowned` is the word of a receiver who knows messages by their ids: this one
 * reaches nobody, whatever was heard of an earlier try.
 */
export type Fate = 'accepted' | 'refused' | 'lost' | 'disowned'

/** What can be seen from outside: what left, what was stored, what was read when, and every text that others may read. */
export interface Observer {
  wrote(write: Write, at: number, by: string | undefined): void
  /** A query of a partition begins. */
  looked(by: Process, pk: string, at: number, consistent: boolean): void
  /** A provider's call begins. */
  called(by: Process, operation: string, input: unknown, key: string, at: number): void
  /** The lender's own system says whether a borrower is to be asked; undefined is its silence. */
  lenderSaid(by: Process, borrower: string, answer: 'ask-them' | 'leave-them' | undefined, at: number): void
  /** What really became of it. */
  became(key: string, fate: Fate, at: number): void
  /** The provider says that a contact reached nobody, or that a call rang and nobody took it. */
  failed(contact: string, at: number, rang?: boolean): void
  /** Another policy is deployed; until an instant the one before it may be at work as well. */
  deployed(version: PolicyVersion, at: number, oldUntil: number): void
  /** A text that leaves the functions other than to a borrower. */
  said(where: string, text: string, at: number): void
  /** Somebody asks for a page of the borrower's page. */
  askedPage(asked: PageAsked): void
  /** What they were shown, if the request was answered at all. */
  showedPage(asked: PageAsked, answer: HttpAnswer, at: number): void
}
