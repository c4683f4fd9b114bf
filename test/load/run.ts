import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { svgPlot } from './plot.ts'
import { loadReport, SERIES, writeReport } from './report.ts'
import { sampleDay } from './sample-day.ts'

/*
 * `npm run load -- [--sample N] [--spread MINUTES] [--json] [--csv FILE] [--svg FILE]`: a day on which a fifth of 1, 10 and 100
 * million borrowers change their status at once, by the product's own decisions and a model of the quotas.
 */

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '4000' },
    spread: { type: 'string' },
    json: { type: 'boolean', default: false },
    csv: { type: 'string' },
    svg: { type: 'string' },
  },
})
const spreadMinutes = values.spread === undefined ? {} : { spreadMinutes: Number(values.spread) }
const sample = await sampleDay({ borrowers: Number(values.sample), ...spreadMinutes })
const reports = [1e6, 1e7, 1e8].map((borrowers) => loadReport(sample, borrowers))

if (values.json) console.log(JSON.stringify(reports, undefined, 2))
else for (const report of reports) console.log(writeReport(report))

const [first] = reports
if (values.csv !== undefined) {
  const lines = reports.flatMap(({ borrowers, asItIs }) =>
    asItIs.points.map(({ second, queueAge, lateness, left }) =>
      [borrowers, second, queueAge.sms ?? 0, queueAge.email ?? 0, lateness, left]
        .map((value) => Math.round(value))
        .join(','),
    ),
  )
  writeFileSync(values.csv, ['borrowers,second,smsQueueAge,emailQueueAge,lateness,left', ...lines, ''].join('\n'))
}
if (values.svg !== undefined && first !== undefined) {
  writeFileSync(values.svg, svgPlot('1 M borrowers, 200,000 status changes at once', first.asItIs.points, SERIES))
}
