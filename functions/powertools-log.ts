import { Logger } from '@aws-lambda-powertools/logger'
import { metricsService } from '../shared/metrics-names.ts'
import { type GatheredLine, GatheredLines } from './gathered-lines.ts'
import { LeanLogFormat } from './lean-log-format.ts'
import type { Log, LogLine } from './log.ts'

/** What somebody has to look at. */
const WORRYING: ReadonlySet<LogLine['what']> = new Set(['parked', 'left', 'fault', 'import-refused'])

/**
 * The log as JSON lines, of which some stand for a whole batch. Only a LogLine gets in: no event, no context and no error object,
 * any of which may quote a number or an address.
 */
export function powertoolsLog({ stage }: { readonly stage: string }): Log {
  const logger = new Logger({ serviceName: metricsService(stage), logLevel: 'INFO', logFormatter: new LeanLogFormat() })
  const gathered = new GatheredLines()
  const write = ({ what, ...ids }: LogLine | GatheredLine) => {
    if (WORRYING.has(what)) logger.warn(what, ids)
    else logger.info(what, ids)
  }
  const log = (line: LogLine) => {
    if (!gathered.take(line)) write(line)
  }
  return Object.assign(log, { flush: () => gathered.drain().forEach(write) })
}
