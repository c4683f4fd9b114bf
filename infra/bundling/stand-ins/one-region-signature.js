// Stands in for @aws-sdk/signature-v4-multi-region, which S3's client signs with: a bucket has one region, and one kind of
// signature. Plain JavaScript, because what it takes is the SDK's own and no dependency of ours.
export {
  SignatureV4 as SignatureV4MultiRegion,
  SignatureV4 as SignatureV4SignWithCredentials,
} from '../../../node_modules/@smithy/signature-v4/dist-es/index.js'
