import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { GoingLiveRefusedError, goingLive } from '../../shared/sending/going-live.ts'
import { readPauseScope } from '../../shared/sending/read-pause-scope.ts'
import { standingSchema } from '../../shared/sending/sending-state.ts'

describe('going live', () => {
  test('needs a declared opt-out file, be it empty', () => {
    assert.throws(() => goingLive({ share: 5 }), GoingLiveRefusedError)
    assert.deepEqual(goingLive({ share: 5, optOuts: 'nobody.csv' }), { mode: 'live', ramp: { perMille: 50 } })
  })

  test('is a ramp until it is the whole portfolio without a ceiling', () => {
    assert.deepEqual(goingLive({ share: 100, dailyCeiling: 500, optOuts: 'f' }).ramp, {
      perMille: 1000,
      dailyCeiling: 500,
    })
    assert.equal(goingLive({ share: 100, optOuts: 'f' }).ramp, undefined)
    assert.doesNotThrow(() =>
      standingSchema.parse(goingLive({ share: 0.1, optOuts: 'f', allowList: ['+12025550123'] })),
    )
  })

  test('refuses shares and ceilings that can not be had', () => {
    for (const share of [0, -1, 100.1, Number.NaN]) {
      assert.throws(() => goingLive({ share, optOuts: 'f' }), GoingLiveRefusedError)
    }
    for (const dailyCeiling of [0, 1.5, Number.NaN]) {
      assert.throws(() => goingLive({ share: 5, dailyCeiling, optOuts: 'f' }), GoingLiveRefusedError)
    }
  })
})

test('the scope of a pause is read, and nothing else is taken for one', () => {
  assert.deepEqual(readPauseScope('all'), { of: 'all' })
  assert.deepEqual(readPauseScope('channel=sms'), { of: 'channel', channel: 'sms' })
  assert.deepEqual(readPauseScope('strategy=gentle 1'), { of: 'strategy', strategy: 'gentle 1' })
  assert.deepEqual(readPauseScope('segment=returning'), { of: 'segment', segment: 'returning' })
  assert.deepEqual(readPauseScope('country=CN'), { of: 'country', country: 'CN' })
  for (const wrong of ['', 'all=1', 'channel', 'channel=fax', 'country=China', 'segment=', 'everything']) {
    assert.equal(readPauseScope(wrong), undefined, wrong)
  }
})
