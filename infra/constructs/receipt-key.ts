import type { Role } from 'aws-cdk-lib/aws-iam'
import { type IKey, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { GuardedKey } from './guarded-key.ts'
import type { ServiceFunction } from './service-function.ts'

/** ES256. Retained, so that every receipt stays verifiable. */
export class ReceiptKey extends Construct {
  readonly key: IKey

  constructor(scope: Construct, id: string, { administrator }: { readonly administrator: Role }) {
    super(scope, id)
    this.key = new GuardedKey(this, 'Key', {
      description: 'Signs the receipts of erasures',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      multiRegion: true, // cannot be changed later: docs/adr/0014-root-keys-outlive-their-region.md
      administrator,
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
