/** The template that confirms a stop. */
const STOPPED = 'answer-stopped'

/** What a template needs of the wording that rules require. The confirmation of a stop need not say how to stop: it says that it is done, and nothing else is allowed in it. */
export function neededWording<Wording extends string>(
  template: string,
  required: readonly Wording[],
): readonly Wording[] {
  return template === STOPPED ? required.filter((wording) => wording !== 'opt-out') : required
}
