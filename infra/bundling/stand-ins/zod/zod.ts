/**
 * Stands in for zod. What our functions read are their own items, queues and settings and events of AWS, by some thirty kinds
 * of checks; the library is a fifth of a bundle, and making its schemas a fifth of a start. Where code is written, checked and
 * tested zod itself is at work; test/infra/bundling/zod.test.ts holds the two to the same answers.
 */
import { DATE_AND_TIME, isBase64, isUrl, isWhole, matches } from './checks.ts'
import { discriminatedKind, listKind, objectKind, recordKind, unionKind } from './containers.ts'
import type { Runs, Shape, Told } from './payload.ts'
import { Schema } from './schema.ts'
import { anyKind, booleanKind, choiceKind, coercedNumberKind, instanceKind, numberKind, textKind } from './values.ts'
import { type Change, codecKind, lazyKind } from './wrappers.ts'

export { ZodError } from './schema.ts'

export const NEVER = Object.freeze({})

export const string = () => new Schema(textKind)
export const number = () => new Schema(numberKind)
export const int = (told?: Told) => number().check(isWhole(told))
export const boolean = () => new Schema(booleanKind)
export const unknown = () => new Schema(anyKind)
export const custom = (holding: (value: unknown) => boolean, told?: Told) => unknown().refine(holding, told)
export const coerce = { number: () => new Schema(coercedNumberKind) }
export const base64 = (told?: Told) => string().check(isBase64(told))
export const iso = { datetime: (_: { readonly offset: true }) => string().check(matches(DATE_AND_TIME, undefined)) }

export function url(told?: Told & { readonly protocol?: RegExp }) {
  return string().check(isUrl(told, told?.protocol))
}

export const literal = (value: unknown, told?: Told) =>
  new Schema(choiceKind('literal', new Set(Array.isArray(value) ? value : [value]), told))
const choice = (values: readonly unknown[], told?: Told) => new Schema(choiceKind('enum', new Set(values), told))
const instance = (made: Parameters<typeof instanceKind>[0]) => new Schema(instanceKind(made))

export { choice as enum, instance as instanceof }

export const array = (element: Runs) => new Schema(listKind(element))
export const object = (shape: Shape, told?: Told) => new Schema(objectKind(shape, 'dropped', told))
export const strictObject = (shape: Shape, told?: Told) => new Schema(objectKind(shape, 'refused', told))
export const looseObject = (shape: Shape, told?: Told) => new Schema(objectKind(shape, 'kept', told))
export const record = (name: Runs, value: Runs) => new Schema(recordKind(name, value))
export const partialRecord = (name: Runs, value: Runs) => record(name, value)
export const union = (options: readonly Runs[]) => new Schema(unionKind(options))
export const discriminatedUnion = (field: string, options: readonly Runs[]) =>
  new Schema(discriminatedKind(field, options))

export const codec = (from: Runs, to: Runs, changes: { readonly decode: Change; readonly encode: Change }) =>
  new Schema(codecKind(from, to, changes))
export const lazy = (find: () => Runs) => new Schema(lazyKind(find))

export const encode = (schema: Schema, value: unknown) => schema.encode(value)
export const safeEncode = (schema: Schema, value: unknown) => schema.safeEncode(value)
