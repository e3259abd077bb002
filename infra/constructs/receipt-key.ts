import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/** ES256. Retained, so that every receipt stays verifiable. */
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

  grantGetPublicKey(fn: ServiceFunction): void {
    fn.allow(['kms:GetPublicKey'], this.key.keyArn)
    fn.addEnvironment('RECEIPT_KEY_ID', this.key.keyArn)
  }
}
