import type { SendResult } from '../../../shared/ports.ts'
import type { Door } from '../../../shared/reconcile.ts'
import type { Instant } from '../../../shared/time/instant.ts'
import type { POLICIES } from './policies.ts'

/** What a racer is to do. */
export interface Job {
  readonly job: number
  readonly borrower: string
  readonly door: Door
  readonly now: Instant
  readonly policy: keyof typeof POLICIES
}

/** What left a racer, which waits for the answer. */
export interface Asked {
  readonly ask: number
  readonly job: number
  readonly what: 'send' | 'queue' | 'alarm'
  readonly borrower: string
  readonly at: Instant
  readonly contact?: string
  readonly lookedAt?: string
}

export interface Answer {
  readonly answer: number
  readonly result?: SendResult
}

export type Told =
  | Asked
  | { readonly done: number; readonly outcome?: string; readonly failed?: string }
  | { readonly ready: true }
