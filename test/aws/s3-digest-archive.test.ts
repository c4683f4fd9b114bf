import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LinkUnreadableError, S3DigestArchive } from '../../shared/aws/s3-digest-archive.ts'
import { digestArchiveContract } from '../audit/digest-archive-contract.ts'
import { s3StandIn } from './s3-stand-in.ts'

digestArchiveContract('in S3', async (t) => {
  const { client } = await s3StandIn(t)
  return new S3DigestArchive({ client, bucket: 'digests' })
})

test('a link that is none says where it stands', async (t) => {
  const { client, put } = await s3StandIn(t)
  put('/digests/chain/2026-11-02.json', '{"day":"2026-11-02"}')
  const archive = new S3DigestArchive({ client, bucket: 'digests' })
  await assert.rejects(archive.latestLink(), new LinkUnreadableError('chain/2026-11-02.json'))
})

test('what S3 refuses otherwise is an error', async (t) => {
  const { client, failing } = await s3StandIn(t)
  const archive = new S3DigestArchive({ client, bucket: 'digests' })
  failing.push(403)
  await assert.rejects(archive.putBatch(20_000, 'a', 'a\n'), { name: 'AccessDenied' })
})
