import type { WordsGap } from './words-by-place.ts'

/** Gaps in sentences, those with the same cause in one. */
export function writeWordsGaps(gaps: readonly WordsGap[]): readonly string[] {
  const causes = Map.groupBy(gaps, ({ place, channel, locale, wording, silent }) =>
    [place, channel, locale, wording, silent].join(' '),
  )
  const alike = Map.groupBy(causes.values(), ([first, ...more]) =>
    [first?.channel, first?.locale, first?.wording, first?.silent, first?.step, ...more.map(({ step }) => step)].join(
      ' ',
    ),
  )
  return [...alike.values()].flatMap((some) => {
    const [[first, ...more] = []] = some
    if (first === undefined) return []
    const places = some.flatMap(([one]) => one?.place ?? [])
    return [sentence(first, [first.step, ...more.map(({ step }) => step)], places)]
  })
}

function sentence(
  { channel, locale, wording, rules, silent }: WordsGap,
  steps: readonly string[],
  places: readonly string[],
): string {
  const named = steps.map((step) => `"${step}"`).join(', ')
  const asked = wording.map((one) => `"${one}"`).join(' and ')
  const then = silent ? 'nothing is sent, and a task is opened instead' : 'another channel or a person takes its place'
  return `${places.join(', ')}: by ${channel} in ${locale} no text of ${named} has ${asked} (${rules.join(', ')}); ${then}`
}
