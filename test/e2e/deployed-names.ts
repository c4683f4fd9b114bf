import { type FunctionConfiguration, paginateListFunctions } from '@aws-sdk/client-lambda'
import type { Clients } from './clients.ts'

/** The names that resources got at deployment, as the functions themselves were told them. */
export interface DeployedNames {
  /** What the functions' environment says under a name, or that of a verb's functions; throws where none of them was told. */
  told(name: string, verb?: string): string
  /** The functions of a verb, such as `send-due-contact`; `of` chooses by what one was told. */
  functionOf(verb: string, of?: Readonly<Record<string, string>>): string
}

export async function deployedNames({ lambda }: Clients): Promise<DeployedNames> {
  const functions: FunctionConfiguration[] = []
  for await (const page of paginateListFunctions({ client: lambda }, {})) functions.push(...(page.Functions ?? []))
  const environmentOf = (each: FunctionConfiguration) => each.Environment?.Variables ?? {}
  return {
    told: (name, verb = '') => {
      const asked = functions.filter(({ FunctionName }) => FunctionName?.includes(constructOf(verb)))
      const values = new Set(asked.flatMap((each) => environmentOf(each)[name] ?? []))
      const [value] = values
      if (value === undefined || values.size > 1) throw new Error(`The functions were told ${values.size} ${name}.`)
      return value
    },
    functionOf: (verb, of = {}) => {
      const found = functions.find(
        (each) =>
          each.FunctionName?.includes(constructOf(verb)) &&
          Object.entries(of).every(([name, value]) => environmentOf(each)[name] === value),
      )
      if (found?.FunctionName === undefined) throw new Error(`No function ${verb} is deployed.`)
      return found.FunctionName
    },
  }
}

function constructOf(verb: string): string {
  return verb.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
