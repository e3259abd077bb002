import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/** `exports/<accountId>/…` is deleted with the account or after two days. No eraser may delete `receipts/…`. */
const exportsPrefix = 'exports/'
const receiptsPrefix = 'receipts/'
/** Below the account's exports, so that an erasure deletes them. */
const responsesPrefix = `${exportsPrefix}*/responses/`

/** Keeps no versions, so a deleted object is gone. */
export class FilesBucket extends Construct {
  readonly bucket: Bucket
  /** As the service stack refers to it. */
  private readonly bucketArn: string

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      // A browser follows our 303 with the origin "null", which only "*" allows. The link itself is the right to read.
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedHeaders: ['*'],
          maxAge: Duration.hours(1).toSeconds(),
        },
      ],
      lifecycleRules: [
        { prefix: exportsPrefix, expiration: Duration.days(2) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    })
    const output = 'bucketArn'
    new CfnOutput(this, 'Arn', { value: this.bucket.bucketArn }).overrideLogicalId(output)
    this.bucketArn = Fn.getStackOutput(Stack.of(this).stackName, output)
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'An access log would keep the IP addresses of people who download exports, longer than the export itself.',
    })
  }

  grantErasure(fn: ServiceFunction): void {
    const { bucketArn } = this
    const { bucketName } = this.bucket
    fn.allow(['s3:DeleteObject', 's3:AbortMultipartUpload'], `${bucketArn}/${exportsPrefix}*`)
    fn.allow(['s3:PutObject'], `${bucketArn}/${receiptsPrefix}*`)
    fn.allow(['s3:ListBucketMultipartUploads'], bucketArn)
    this.acknowledge(fn, exportsPrefix, 'Exports of the account being erased; their names are not known beforehand.')
    this.acknowledge(fn, receiptsPrefix, 'One object per erasure, which may be put and never deleted.')
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [bucketArn],
        conditions: { StringLike: { 's3:prefix': [`${exportsPrefix}*`] } },
      }),
    )
    fn.addEnvironment('BUCKET_NAME', bucketName)
  }

  grantList(fn: ServiceFunction): void {
    const { bucketArn } = this
    const { bucketName } = this.bucket
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket'],
        resources: [bucketArn],
        conditions: { StringLike: { 's3:prefix': [`${exportsPrefix}*`, `${receiptsPrefix}*`] } },
      }),
    )
    fn.addEnvironment('BUCKET_NAME', bucketName)
  }

  grantWriteExports(fn: ServiceFunction): void {
    const mayDo = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject', 's3:DeleteObject']
    fn.allow(mayDo, `${this.bucketArn}/${exportsPrefix}*`)
    this.acknowledge(fn, exportsPrefix, 'Exports of any account; their names are made on request.')
    fn.addEnvironment('BUCKET_NAME', this.bucket.bucketName)
  }

  /** The signer needs the right that the link grants. */
  grantReadExports(fn: ServiceFunction): void {
    fn.allow(['s3:GetObject'], `${this.bucketArn}/${exportsPrefix}*`)
    this.acknowledge(fn, exportsPrefix, 'Exports of any account; the route finds only those of the caller’s account.')
    fn.addEnvironment('BUCKET_NAME', this.bucket.bucketName)
  }

  grantLargeResponses(fn: ServiceFunction): void {
    fn.allow(['s3:PutObject', 's3:GetObject'], `${this.bucketArn}/${responsesPrefix}*`)
    this.acknowledge(fn, responsesPrefix, 'Responses for any account; their names are made on request.')
    fn.addEnvironment('BUCKET_NAME', this.bucket.bucketName)
  }

  /** cdk-nag names the bucket by the whole of the reference. */
  private acknowledge(fn: ServiceFunction, prefix: string, reason: string): void {
    const reference = JSON.stringify(Stack.of(this).resolve(this.bucketArn))
    Validations.of(fn).acknowledge({ id: `AwsSolutions-IAM5[Resource::${reference}/${prefix}*]`, reason })
  }
}
