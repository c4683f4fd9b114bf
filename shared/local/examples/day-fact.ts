/** The day that an example speaks of: by name, as a holiday or not, as the n-th day of its story, or by its date. */
export interface DayFact {
  readonly weekday?: number
  readonly holiday?: 'any' | 'regional' | 'national' | 'good-friday' | 'easter-sunday' | 'christmas' | 'none'
  readonly story?: number
}
