/** Whether a place is one of some places or lies inside one of them: `US-MA` lies in `US`. */
export function lies(place: string, places: readonly string[]): boolean {
  return places.some((other) => place === other || place.startsWith(`${other}-`))
}
