import { isIP } from 'node:net'
import { addressOf, type EndpointParameters } from './region-endpoints.ts'

interface BucketParameters extends EndpointParameters {
  readonly Bucket?: string | undefined
  readonly ForcePathStyle?: boolean | undefined
}

class BucketNameError extends Error {
  override readonly name = 'BucketNameError'

  constructor() {
    super('A Duewell bundle reaches buckets by plain names of letters, digits and dashes, and nothing else of S3.')
  }
}

/**
 * Stands in for the rules by which a client of S3 finds a bucket: 25 KB about access points, outposts and directory buckets.
 * Ours have plain names, which stand before the region's host, or in the path where an address is set that knows no such hosts.
 */
export function bucketEndpoints({ Bucket = '', ForcePathStyle, ...asked }: BucketParameters) {
  if (!/^[a-z\d][a-z\d-]{1,61}[a-z\d]$/.test(Bucket) || Bucket.includes('--')) throw new BucketNameError()
  const url = new URL(addressOf('s3', asked))
  if (ForcePathStyle || isIP(url.hostname) !== 0) url.pathname = `${url.pathname.replace(/\/$/, '')}/${Bucket}`
  else url.hostname = `${Bucket}.${url.hostname}`
  const scheme = { name: 'sigv4', signingName: 's3', signingRegion: asked.Region, disableDoubleEncoding: true }
  return { url, properties: { authSchemes: [scheme] }, headers: {} }
}
