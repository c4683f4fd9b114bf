import type { ArrangementPolicy } from '../arrangements/arrangement-policy-schema.ts'
import type { RulePack } from '../compliance/pack-schema.ts'
import type { LenderProfile } from '../messages/lender.ts'
import type { ParsedMessage } from '../messages/message-format.ts'
import type { TemplateFile } from '../messages/template-file.ts'
import type { EmailSetting } from '../messages/template-setting.ts'
import type { Strategy } from '../strategy/strategy.ts'
import type { Channel } from './channel.ts'
import type { PolicyNumbers } from './policy-numbers.ts'

/**
 * A policy as a file beside a function's code (`policy.json`): all that synth has checked, as it is before it is compiled.
 * Code and file are deployed together, so a function neither carries what ships with Duewell nor checks it again: the
 * schemas alone would double the time that it takes to start.
 */
export interface PolicyDocument {
  readonly version: 1
  readonly strategy: Strategy
  /** The one for unknown jurisdictions among them. */
  readonly packs: readonly RulePack[]
  /** What decisions are noted to have been made under. */
  readonly packsVersion: string
  readonly lender: LenderProfile
  readonly arrangements: ArrangementPolicy
  /** Those that come with Duewell and the lender's own. */
  readonly templates: readonly TemplateFile[]
  readonly email: EmailSetting
  /** The texts of both by their source, read. */
  readonly messages: Readonly<Record<string, ParsedMessage>>
  readonly channels: readonly Channel[]
  readonly numbers: PolicyNumbers
}

/** The file beside the code was written by another version of Duewell. */
export class PolicyVersionError extends Error {
  override readonly name = 'PolicyVersionError'

  constructor(version: unknown) {
    super(`The policy beside the code is of version ${String(version)}, not 1; deploy code and policy together.`)
  }
}

/** The policy beside the code lacks a text that one of its templates needs. */
export class MessageMissingError extends Error {
  override readonly name = 'MessageMissingError'

  constructor() {
    super('A text of a template was not read when the policy was written; deploy code and policy together.')
  }
}

/** Reads what synth wrote. Believes all of it but the version. */
export function readPolicyDocument(text: string): PolicyDocument {
  const document: PolicyDocument = JSON.parse(text)
  if (document.version !== 1) throw new PolicyVersionError(document.version)
  return document
}
