import type { ArrangementPolicy } from '../arrangements/arrangement-policy-schema.ts'
import type { KnownOfPacks } from '../compliance/known-of-packs.ts'
import type { RulePack } from '../compliance/pack-schema.ts'
import type { LenderProfile } from '../messages/lender.ts'
import type { ParsedMessage } from '../messages/message-format.ts'
import type { TemplateFile } from '../messages/template-file.ts'
import type { EmailSetting } from '../messages/template-setting.ts'
import type { Strategy } from '../strategy/strategy.ts'
import type { Channel } from './channel.ts'
import type { PolicyNumbers } from './policy-numbers.ts'

/**
 * A policy as a file beside a function's code (`policy.jsonl`): all that synth has checked, as it is before it is compiled.
 * Code and file are deployed together, so a function neither carries what ships with Duewell nor checks it again: the
 * schemas alone would double the time that it takes to start.
 */
export interface PolicyDocument {
  readonly version: 2
  readonly strategy: Strategy
  /** The one for unknown jurisdictions among them. */
  readonly packs: readonly RulePack[]
  readonly known: KnownOfPacks
  readonly lender: LenderProfile
  readonly arrangements: ArrangementPolicy
  readonly email: EmailSetting
  /** By locale, what is written in it. */
  readonly words: Readonly<Record<string, WordsOfLocale>>
  readonly channels: readonly Channel[]
  readonly numbers: PolicyNumbers
}

/** All that one locale's messages are made of. */
export interface WordsOfLocale {
  /** Those that come with Duewell and the lender's own, each with its texts in this locale alone. */
  readonly templates: readonly TemplateFile[]
  /** Those texts and the email frame's by their source, read. */
  readonly messages: Readonly<Record<string, ParsedMessage>>
}

/** The file beside the code was written by another version of Duewell. */
export class PolicyVersionError extends Error {
  override readonly name = 'PolicyVersionError'

  constructor(version: unknown) {
    super(`The policy beside the code is of version ${String(version)}, not 2; deploy code and policy together.`)
  }
}

/** The policy beside the code lacks a text that one of its templates needs. */
export class MessageMissingError extends Error {
  override readonly name = 'MessageMissingError'

  constructor() {
    super('A text of a template was not read when the policy was written; deploy code and policy together.')
  }
}
