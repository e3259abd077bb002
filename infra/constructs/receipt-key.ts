import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/** Signs the receipts of erasures (ES256). It is retained for good: a receipt must be verifiable as long as somebody has it. */
export class ReceiptKey extends Construct {
  private readonly key: Key

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Signs the receipts of erasures',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
    })
  }

  grantSign(fn: ServiceFunction): void {
    fn.allow(['kms:Sign'], this.key.keyArn)
    fn.addEnvironment('RECEIPT_KEY_ID', this.key.keyArn)
  }

  /** Lets a function show the public half. */
  grantGetPublicKey(fn: ServiceFunction): void {
    fn.allow(['kms:GetPublicKey'], this.key.keyArn)
    fn.addEnvironment('RECEIPT_KEY_ID', this.key.keyArn)
  }
}
