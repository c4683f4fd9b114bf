import { resourcesOf, synthesise } from '../../infra/synthesised.ts'

/** The functions of a reminder's way, as their constructs are called. */
export type Verb = 'ReconcileCase' | 'SendDueContact' | 'RecordDelivery' | 'PublishEvents' | 'SweepCases'

/** What a function has as deployed, and how much is handed to it at once. */
export interface DeployedSizes {
  readonly gigabytes: number
  readonly batch: number
  /** Whether Lambda writes lines of its own about an invocation that went well. */
  readonly platformLines: boolean
}

/** By verb, as the template of a stage says. */
export function deployedSizes(): (verb: Verb) => DeployedSizes {
  const template = synthesise('prod')
  const mappings = [...resourcesOf(template, 'AWS::Lambda::EventSourceMapping').values()]
  const functions = [...resourcesOf(template, 'AWS::Lambda::Function')]
  return (verb) => {
    const [id, lambda] = functions.find(([logicalId]) => logicalId.includes(verb)) ?? []
    const mapping = mappings.find(({ Properties }) => Properties.FunctionName.Ref === id)
    if (lambda === undefined || mapping === undefined) throw new Error(`${verb} is not deployed`)
    const { MemorySize, LoggingConfig } = lambda.Properties
    return {
      gigabytes: MemorySize / 1024,
      batch: mapping.Properties.BatchSize,
      platformLines: LoggingConfig.SystemLogLevel !== 'WARN',
    }
  }
}
