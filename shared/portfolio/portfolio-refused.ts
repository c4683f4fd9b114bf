/** The file as a whole can't be read, so nothing of it was loaded. Says what is wrong and what to do; names no personal data. */
export class PortfolioRefused extends Error {
  override readonly name: string = 'PortfolioRefused'
  readonly problem: string
  readonly mend: string

  constructor(problem: string, mend: string) {
    super(`${problem} ${mend}`)
    this.problem = problem
    this.mend = mend
  }
}

/** The file holds no row. For a portfolio that is a mistake; a list of opt-outs may say by it that there is nobody. */
export class PortfolioEmpty extends PortfolioRefused {
  override readonly name = 'PortfolioEmpty'
}
