import { type Check, type DraftStep, speaks } from './draft.ts'
import type { StrategyError } from './strategy-error.ts'

/** Every step that says something has its words for at least one of its channels; work for a person needs none. */
export const checkTemplates: Check = ({ steps }, { templates }) =>
  steps
    .filter(({ step }) => speaks(step))
    .flatMap((each) => {
      const channels = each.step.channels.filter((channel) => channel !== 'agent')
      return templatesOf(each)
        .filter((template) => !channels.some((channel) => templates.has(template, channel)))
        .map((template) => unknownTemplate(template, channels, each))
    })

/** A first contact is never firm, so a firm step needs the neutral words of its purpose beside its own. */
function templatesOf({ step }: DraftStep): readonly string[] {
  const { purpose, template, tone } = step
  return tone === 'firm' ? [template, `${purpose}-neutral`] : [template]
}

function unknownTemplate(
  template: string,
  channels: readonly string[],
  { path, namesTemplate }: DraftStep,
): StrategyError {
  return {
    path: namesTemplate ? `${path}/template` : path,
    problem: `there is no template "${template}" for ${channels.join(' or ')}`,
    mend: namesTemplate
      ? 'write the id of a template that exists, or write this template'
      : 'write this template, name another by "template", or choose another purpose or tone',
  }
}
