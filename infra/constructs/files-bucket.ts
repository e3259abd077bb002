import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/** `exports/<accountId>/…` goes with the account, or after two days; `receipts/…` outlives it and no eraser touches it. */
const exportsPrefix = 'exports/'
const receiptsPrefix = 'receipts/'
/** Answers that are too large to be given, among the exports of their account. */
const answersPrefix = `${exportsPrefix}*/answers/`

/** The bucket. Without versions: what is deleted is gone. */
export class FilesBucket extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { prefix: exportsPrefix, expiration: Duration.days(2) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'An access log would keep the addresses of people who fetch their export, longer than the export itself.',
    })
  }

  /** Lets the eraser remove an account's exports and file its receipt. */
  grantErasure(fn: ServiceFunction): void {
    const { bucketArn, bucketName } = this.bucket
    fn.allow(['s3:DeleteObject', 's3:AbortMultipartUpload'], `${bucketArn}/${exportsPrefix}*`)
    fn.allow(['s3:PutObject'], `${bucketArn}/${receiptsPrefix}*`)
    fn.allow(['s3:ListBucketMultipartUploads'], bucketArn)
    this.acknowledge(fn, exportsPrefix, 'Exports of the account that is erased; their names are not known before.')
    this.acknowledge(fn, receiptsPrefix, 'One object for each erasure, which may be put and never deleted.')
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [bucketArn],
        conditions: { StringLike: { 's3:prefix': [`${exportsPrefix}*`] } },
      }),
    )
    fn.addEnvironment('BUCKET_NAME', bucketName)
  }

  /** Lets a function see which files there are, and read none. */
  grantList(fn: ServiceFunction): void {
    const { bucketArn, bucketName } = this.bucket
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [bucketArn],
        conditions: { StringLike: { 's3:prefix': [`${exportsPrefix}*`, `${receiptsPrefix}*`] } },
      }),
    )
    fn.addEnvironment('BUCKET_NAME', bucketName)
  }

  /** Lets one function write exports, in parts, and remember beside them where it stopped. */
  grantWriteExports(fn: ServiceFunction): void {
    const mayDo = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject', 's3:DeleteObject']
    fn.allow(mayDo, `${this.bucket.bucketArn}/${exportsPrefix}*`)
    this.acknowledge(fn, exportsPrefix, 'Exports of any account; their names are made when they are asked for.')
    fn.addEnvironment('BUCKET_NAME', this.bucket.bucketName)
  }

  /** Lets a function hand out links to exports: whoever signs a link must hold what it allows. */
  grantReadExports(fn: ServiceFunction): void {
    fn.allow(['s3:GetObject'], `${this.bucket.bucketArn}/${exportsPrefix}*`)
    this.acknowledge(fn, exportsPrefix, 'Exports of any account; the route finds the caller’s own only.')
    fn.addEnvironment('BUCKET_NAME', this.bucket.bucketName)
  }

  /** Lets a function put answers that are too large and hand out links to them: who signs a link must hold what it allows. */
  grantLargeResponses(fn: ServiceFunction): void {
    fn.allow(['s3:PutObject', 's3:GetObject'], `${this.bucket.bucketArn}/${answersPrefix}*`)
    this.acknowledge(fn, answersPrefix, 'Answers to anybody; their names are made when they are asked for.')
    fn.addEnvironment('BUCKET_NAME', this.bucket.bucketName)
  }

  /** The finding names the bucket as the other stack imports it. */
  private acknowledge(fn: ServiceFunction, prefix: string, reason: string): void {
    const { stack, bucketArn } = this.bucket
    const imported: { 'Fn::ImportValue': string } = stack.resolve(stack.exportValue(bucketArn))
    Validations.of(fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${imported['Fn::ImportValue']}/${prefix}*]`,
      reason,
    })
  }
}
