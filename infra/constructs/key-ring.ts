import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { protectedTable } from './account-table.ts'
import { GuardedKey } from './guarded-key.ts'
import type { ServiceFunction } from './service-function.ts'

// As functions/shared/key-rows.ts names them.
const rootRows = 'root#*'
const firstRoot = 'root#1'
const newestRow = 'root#newest'
/** Versions 2 to 99. No rotation may put version 1, from which links and hashes are derived. */
const furtherRoots = [...[2, 3, 4, 5, 6, 7, 8, 9].map((version) => `root#${version}`), 'root#??']
const accountRows = 'account#*'

/** The KMS root and the accounts' wrapped keys, with one day of backups. */
export class KeyRing extends Construct {
  readonly table: TableV2
  readonly root: IKey

  constructor(scope: Construct, id: string, props: { readonly tableKey: IKey; readonly administrator: Role }) {
    super(scope, id)
    this.root = new GuardedKey(this, 'Root', {
      description: 'Unwraps the installation root, which wraps the keys of all accounts',
      enableKeyRotation: true,
      multiRegion: true, // cannot be changed later: docs/adr/0014-root-keys-outlive-their-region.md
      administrator: props.administrator,
    })
    this.table = new TableV2(this, 'Table', {
      ...protectedTable(props.tableKey, 1),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
    })
  }

  /** For the operator's tools. */
  get rootKeyArn(): string {
    return this.root.keyArn
  }

  /** Seals and opens personal fields, and derives the secrets of links and cursors. */
  grantUse(fn: ServiceFunction): void {
    this.read(fn, rootRows, accountRows)
  }

  /** Derives the secret of links; opens no row. */
  grantDerive(fn: ServiceFunction): void {
    this.read(fn, rootRows)
  }

  /** Creates the first root, and keys of new accounts. */
  grantCreate(fn: ServiceFunction): void {
    this.grantUse(fn)
    fn.allow(['kms:GenerateDataKey'], this.root.keyArn)
    this.allowRows(fn, 'dynamodb:PutItem', firstRoot, accountRows)
  }

  /** Creates further roots, rewraps account keys, and adds data keys to existing accounts. */
  grantRotate(fn: ServiceFunction): void {
    this.grantUse(fn)
    fn.allow(['kms:GenerateDataKey'], this.root.keyArn)
    this.allowRows(fn, 'dynamodb:PutItem', ...furtherRoots, newestRow)
    this.allowRows(fn, 'dynamodb:UpdateItem', accountRows)
    fn.allow(['dynamodb:Scan'], this.table.tableArn)
  }

  /** Deletes data keys; reads none. */
  grantRetire(fn: ServiceFunction): void {
    this.allowRows(fn, 'dynamodb:UpdateItem', accountRows)
    fn.addEnvironment('KEY_TABLE_NAME', this.table.tableName)
  }

  /** Deletes an account's keys without using them. The root stays: it wraps every account. */
  grantShred(fn: ServiceFunction): void {
    this.grantDerive(fn)
    this.allowRows(fn, 'dynamodb:DeleteItem', accountRows)
  }

  private read(fn: ServiceFunction, ...rows: string[]): void {
    fn.allow(['kms:Decrypt'], this.root.keyArn)
    this.allowRows(fn, 'dynamodb:GetItem', ...rows)
    fn.addEnvironment('KEY_TABLE_NAME', this.table.tableName)
    fn.addEnvironment('ROOT_KEY_ID', this.root.keyArn)
  }

  private allowRows(fn: ServiceFunction, action: string, ...rows: string[]): void {
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [action],
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': rows } },
      }),
    )
  }
}
