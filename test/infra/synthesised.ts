import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { duewellApp } from '../../infra/duewell-app.ts'
import type { Stage } from '../../infra/stages.ts'

export interface Resource {
  readonly Type: string
  // biome-ignore lint/suspicious/noExplicitAny: the properties of a template are as CloudFormation has them
  readonly Properties: any
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

/**
 * The template of a stage with settings as their file would hold them, without bundling its functions and without CDK's own rules, which take seconds:
 * `bundles.test.ts` does both, once.
 */
export function synthesise(stage: Stage, settings?: object): Template {
  const outdir = mkdtempSync(join(tmpdir(), 'duewell-'))
  process.once('exit', () => rmSync(outdir, { recursive: true }))
  const file = join(outdir, 'settings.json')
  if (settings !== undefined) writeFileSync(file, JSON.stringify(settings))
  const context = { stage, 'aws:cdk:bundling-stacks': [], ...(settings !== undefined && { settings: file }) }
  const { stack } = duewellApp({ outdir, context, builtinCloudFormationValidation: false })
  return Template.fromStack(stack)
}

export function resourcesOf(template: Template, type: string): ReadonlyMap<string, Resource> {
  return new Map(Object.entries(template.findResources(type) as Record<string, Resource>))
}

/** The only resource of a type, or the only one whose logical id matches. */
export function theOnly(template: Template, type: string, id = /./): [string, Resource] {
  const found = [...resourcesOf(template, type)].filter(([logicalId]) => id.test(logicalId))
  const [only, ...others] = found
  if (only === undefined || others.length > 0) throw new Error(`${found.length} resources ${type} match ${id}`)
  return only
}
