import type { Attributes } from './attributes.ts'
import { UnreadableItemError } from './item-errors.ts'
import type { Key } from './keys.ts'

/** Makes an item of one schema version into one of the next. */
export type Upcaster = (attributes: Attributes) => Attributes

/** The kinds of items of a case, as their sort keys begin. */
export const CASE_KINDS = ['BORROWER', 'LOAN', 'PAY', 'HOLD', 'PLAN', 'POINT', 'TASK'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** Each kind of item has a schema version of its own. */
export type ItemKind = CaseKind | 'HISTORY'

/** By kind of item, the first makes version 1 into version 2, and so on. An upcaster that was released is never changed. */
export type Upcasters = Readonly<Record<ItemKind, readonly Upcaster[]>>

export const UPCASTERS: Upcasters = {
  BORROWER: [],
  LOAN: [],
  PAY: [],
  HOLD: [],
  // Version 2 may say more of a contact (made elsewhere, at work, a conversation); what has no more to say reads the same.
  PLAN: [(plan) => plan],
  POINT: [],
  // Version 2 may say who took a task, and who closed it.
  TASK: [(task) => task],
  HISTORY: [],
}

/** The version that items of a kind are written in. */
export function currentVersion(kind: ItemKind, upcasters: Upcasters = UPCASTERS): number {
  return upcasters[kind].length + 1
}

/**
 * An item as the current version has it. One that a newer Duewell wrote is refused rather than guessed at: after a
 * rollback its borrower is left alone, not contacted on half an understanding.
 */
export function upcast(key: Key, kind: ItemKind, attributes: Attributes, upcasters: Upcasters): Attributes {
  const { v: version } = attributes
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new UnreadableItemError(key, 'it has no schema version v')
  }
  const current = currentVersion(kind, upcasters)
  if (version > current) {
    throw new UnreadableItemError(key, `it has schema version ${version}, and this Duewell knows ${current} at most`)
  }
  return upcasters[kind].slice(version - 1).reduce((older, next) => next(older), attributes)
}
