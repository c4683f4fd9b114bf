import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { runDay } from './day.ts'
import { measure, overTheDay } from './measures.ts'
import { svgPlot, textPlot } from './plot.ts'
import { DEFAULT_QUOTAS, type Quota, type Quotas } from './quotas.ts'
import { loadReport, SERIES, writeReport } from './report.ts'
import { sampleDay } from './sample-day.ts'

const sample = await sampleDay({ borrowers: 600 })
const ONE_MILLION = 200_000

function times(factor: number): Quotas {
  const more = (quota: Quota): Quota => ({ ...quota, perSecond: quota.perSecond * factor })
  const { tableWrites, planning, createSchedule, invocations, senders, providers } = DEFAULT_QUOTAS
  return {
    ...{ tableWrites: more(tableWrites), planning: more(planning), createSchedule: more(createSchedule) },
    ...{ invocations: more(invocations), senders: more(senders) },
    providers: Object.fromEntries(Object.entries(providers).map(([channel, quota]) => [channel, more(quota)])),
  }
}

describe('a day on which a fifth of the borrowers change at once', () => {
  test('is planned by the product’s own decision: spread over the window, and by several channels', () => {
    assert.ok(sample.contacts.length > 400)
    assert.ok(new Set(sample.contacts.map(({ channel }) => channel)).size > 1)
    const seconds = new Set(sample.contacts.map(({ planned }) => Math.floor(planned)))
    assert.ok(seconds.size > sample.contacts.length / 2)
    assert.ok(sample.contacts.every(({ planned, notAfter }) => planned < notAfter))
  })

  test('loses no contact: what was planned leaves or waits for another day', () => {
    for (const factor of [0.01, 1, 100]) {
      const { left } = runDay(sample, { changes: ONE_MILLION, quotas: times(factor) })
      assert.equal(left.length, sample.contacts.length)
      assert.ok(left.every((each) => each.left >= each.queued && each.queued >= each.planned))
    }
  })

  test('at 1 M borrowers exceeds no quota and keeps every contact within its window, with the defaults', () => {
    const { asItIs, needs } = loadReport(sample, 1_000_000)
    assert.ok(needs.every(({ quota, needed }) => needed <= quota.perSecond))
    assert.equal(asItIs.measures.missed, 0)
    assert.ok(asItIs.measures.lateness.p99 < 3_600)
  })

  test('at 10 M is kept by what the report says is to be raised', () => {
    const { asItIs, raised, needs } = loadReport(sample, 10_000_000)
    assert.ok(needs.some(({ quota, needed }) => quota === DEFAULT_QUOTAS.providers.sms && needed > quota.perSecond))
    assert.ok(asItIs.measures.missed > 0.01)
    assert.ok(raised.measures.missed <= 0.01)
  })

  test('is never later for a higher quota, nor for fewer changes', () => {
    let before = { missed: 1, plannedAfter: Infinity, rangLate: Infinity }
    for (const factor of [0.1, 0.3, 1, 3, 10]) {
      const { left, plannedAfter, rangLate } = runDay(sample, { changes: ONE_MILLION * 10, quotas: times(factor) })
      const { missed } = measure(left)
      assert.ok(missed <= before.missed + 1e-9)
      assert.ok(plannedAfter <= before.plannedAfter && rangLate <= before.rangLate + 1e-6)
      before = { missed, plannedAfter, rangLate }
    }
    const one = measure(runDay(sample, { changes: ONE_MILLION, quotas: DEFAULT_QUOTAS }).left)
    const ten = measure(runDay(sample, { changes: ONE_MILLION * 10, quotas: DEFAULT_QUOTAS }).left)
    assert.ok(one.lateness.p99 <= ten.lateness.p99)
  })

  test('sends no more in any quarter of an hour than the rates allow', () => {
    const { sms, email } = DEFAULT_QUOTAS.providers
    const most = ((sms?.perSecond ?? 0) + (email?.perSecond ?? 0)) * 901
    const mass = (ONE_MILLION * 10) / sample.cases
    for (const { left } of overTheDay(runDay(sample, { changes: ONE_MILLION * 10, quotas: DEFAULT_QUOTAS }))) {
      assert.ok(left <= most + 2 * mass)
    }
  })

  test('takes as much memory for 100 M borrowers as for one: the sample stands for all', () => {
    const small = runDay(sample, { changes: ONE_MILLION, quotas: DEFAULT_QUOTAS })
    const large = runDay(sample, { changes: ONE_MILLION * 100, quotas: DEFAULT_QUOTAS })
    assert.equal(large.left.length, small.left.length)
  })

  test('is told in words, bars and numbers', () => {
    const report = loadReport(sample, 10_000_000)
    const text = writeReport(report)
    assert.match(text, /10\.0 M borrowers, 2\.0 M status changes at once/)
    assert.match(text, /SMS, messages +20 +\d+ {2}a case with AWS Support/)
    assert.match(textPlot(report.asItIs.points, SERIES), /^age of SMS queue +\|.*█/m)
    const svg = svgPlot('A day', report.asItIs.points, SERIES)
    assert.equal(svg.match(/<rect /g)?.length, SERIES.length * report.asItIs.points.length)
  })
})
