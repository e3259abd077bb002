import { Lazy, RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  ProjectionType,
  TableEncryptionV2,
  type TablePropsV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { type ItemType, itemTypes, ownedItemTypes } from '../../functions/shared/keys.ts'
import { leadingKeys } from './leading-keys.ts'
import type { ServiceFunction } from './service-function.ts'

/** In a transaction each row needs its own action. */
const actions = {
  get: ['GetItem', 'BatchGetItem'],
  query: ['Query'],
  put: ['PutItem'],
  update: ['UpdateItem'],
  delete: ['DeleteItem'],
  check: ['ConditionCheckItem'],
} as const

export type Rights = { readonly [Verb in keyof typeof actions]?: readonly ItemType[] }

/** Only an erasure deletes entries of a ledger, and nothing deletes the copy of a root key. */
const appendOnly: readonly ItemType[] = ['consentLedger', 'audit', 'rootKeyCopy']
const dueIndex = 'due'

/** A function may use only the item types and actions of its grants. */
export class AccountTable extends Construct {
  readonly table: TableV2
  private readonly writers = new Set<ServiceFunction>()

  constructor(scope: Construct, id: string, props: { readonly key: IKey; readonly backupDays: number }) {
    super(scope, id)
    this.table = new TableV2(this, 'Table', {
      ...protectedTable(props.key, props.backupDays),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
      globalSecondaryIndexes: [
        {
          indexName: dueIndex,
          partitionKey: { name: 'dueShard', type: AttributeType.STRING },
          sortKey: { name: 'dueAt', type: AttributeType.NUMBER },
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['kind'],
        },
      ],
    })
  }

  /** @throws Error if the grant would change or delete an append-only item type */
  grant(fn: ServiceFunction, rights: Rights): void {
    const forbidden = [...(rights.update ?? []), ...(rights.delete ?? [])].filter((type) => appendOnly.includes(type))
    if (forbidden.length > 0) throw new Error(`${fn.node.path} may not change ${forbidden.join(', ')}: only append`)
    this.grantRights(fn, rights)
  }

  grantErasure(fn: ServiceFunction): void {
    this.grantRights(fn, {
      get: itemTypes,
      query: itemTypes,
      delete: ownedItemTypes,
      update: ['account', 'erasure', 'due'],
      put: ['due'],
    })
    this.allow(fn, ['BatchWriteItem'], ownedItemTypes)
  }

  grantAudit(fn: ServiceFunction): void {
    this.grantDueQuery(fn)
    fn.allow(['dynamodb:Scan'], this.table.tableArn)
    this.grantRights(fn, { get: ['erasure', 'erasureAudit'], put: ['erasureAudit'] })
  }

  /** Keys, kinds and times: nothing personal. */
  grantDueQuery(fn: ServiceFunction): void {
    fn.allow(['dynamodb:Query'], `${this.table.tableArn}/index/${dueIndex}`)
    fn.addEnvironment('TABLE_NAME', this.table.tableName)
  }

  /**
   * Passes the quiesce of an erasure: longer than the timeout of any function that writes for an account, so that afterwards no
   * late writer can bring a row back.
   */
  passQuiesceTo(fn: ServiceFunction): void {
    const longest = () => Math.max(...[...this.writers].map((writer) => writer.timeout.toSeconds()))
    fn.addEnvironment('QUIESCE_SECONDS', Lazy.string({ produce: () => String(longest() + 5) }))
  }

  private grantRights(fn: ServiceFunction, rights: Rights): void {
    for (const [verb, types] of Object.entries(rights)) {
      if (types.length > 0) this.allow(fn, actions[verb as keyof Rights], types)
    }
    if (rights.put || rights.update || rights.delete) this.writers.add(fn)
    fn.addEnvironment('TABLE_NAME', this.table.tableName)
  }

  private allow(fn: ServiceFunction, verbs: readonly string[], types: readonly ItemType[]): void {
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: verbs.map((verb) => `dynamodb:${verb}`),
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': types.map(leadingKeys) } },
      }),
    )
  }
}

export function protectedTable(key: IKey, backupDays: number): Omit<TablePropsV2, 'partitionKey'> {
  return {
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.customerManagedKey(key),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: backupDays },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  }
}
