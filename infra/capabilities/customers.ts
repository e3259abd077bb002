import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { type Ground, principal } from './resources.ts'

/** Customers and prospects, and the ledger of what they said yes to. */
export class Customers extends Construct {
  constructor(scope: Construct, id: string, { stage, api, table, keys, erasures }: Ground) {
    super(scope, id)
    const customers = new ServiceFunction(this, 'Customers', {
      entry: 'customers/handlers/customers.ts',
      runs: 'request',
      impact: 'The office cannot find, add or change customers',
    })
    api.serve(customers, 'POST /v1/customers', 'GET /v1/customers')
    api.serve(customers, 'GET /v1/customers/{id}', 'PATCH /v1/customers/{id}', 'DELETE /v1/customers/{id}')
    table.allow(customers, {
      get: [...principal, 'customer'],
      query: ['customer', 'phonePointer', 'mailPointer', 'audit'],
      put: ['customer', 'phonePointer', 'mailPointer', 'idempotency', 'audit', 'due'],
      delete: ['customer', 'phonePointer', 'mailPointer'],
    })
    keys.opensFor(customers)
    erasures.takesFrom(customers, 'ERASURE_QUEUE_URL')
    customers.knows('QUIESCE_SECONDS', table.quiesceSeconds())

    const consents = new ServiceFunction(this, 'Consents', {
      entry: 'customers/handlers/consents.ts',
      runs: 'request',
      impact: 'The office cannot record consents or their withdrawal',
    })
    api.serve(consents, 'GET /v1/customers/{id}/consents', 'POST /v1/customers/{id}/consents')
    table.allow(consents, {
      get: [...principal, 'customer', 'statement', 'suppression'],
      query: ['consent', 'consentLedger', 'audit'],
      put: ['consent', 'consentLedger', 'statement', 'audit', 'idempotency'],
      check: ['customer'],
    })
    consents.knows('SMS_NUMBER', stage.smsNumber)
    keys.opensFor(consents)

    const imports = new ServiceFunction(this, 'Import', {
      entry: 'customers/handlers/import.ts',
      runs: 'import',
      impact: 'The office cannot bring its customers in from another program',
      memoryMegabytes: 1_024,
    })
    api.serve(imports, 'POST /v1/customers/import')
    table.allow(imports, {
      get: [...principal, 'customer', 'suppression'],
      query: ['customer', 'consentLedger', 'audit'],
      put: ['customer', 'phonePointer', 'mailPointer', 'consent', 'consentLedger', 'statement', 'audit', 'idempotency'],
      delete: ['phonePointer', 'mailPointer'],
      check: ['customer'],
    })
    imports.knows('SMS_NUMBER', stage.smsNumber)
    // the rest is for telling what was left undone
    imports.knows('IMPORT_SECONDS', String(stage.timeouts.import.toSeconds() - 3))
    keys.opensFor(imports)
  }
}
