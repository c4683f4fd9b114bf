import { Stack, Validations } from 'aws-cdk-lib/core'
import type { IConstruct } from 'constructs'
import * as z from 'zod'

/**
 * Says why a policy within a scope names a resource with a `*` in it, to whom reads the code and to cdk-nag, which refuses
 * any other.
 */
export function acknowledgeWildcard(scope: IConstruct, resource: string, reason: string): void {
  const id = `AwsSolutions-IAM5[Resource::${flat(Stack.of(scope).resolve(resource))}]`
  Validations.of(scope).acknowledge({ id, reason })
}

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
const attributeSchema = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
const referenceSchema = z.object({ Ref: z.string() })

/** A value of a template as cdk-nag writes it in the name of a finding: references in angle brackets. */
function flat(value: unknown): string {
  if (typeof value === 'string') return value
  const join = joinSchema.safeParse(value)
  if (join.success) return join.data['Fn::Join'][1].map(flat).join(join.data['Fn::Join'][0])
  const attribute = attributeSchema.safeParse(value)
  if (attribute.success) return `<${attribute.data['Fn::GetAtt'].join('.')}>`
  return `<${referenceSchema.parse(value).Ref}>`
}
