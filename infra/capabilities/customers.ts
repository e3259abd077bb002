import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

export class Customers extends Construct {
  constructor(scope: Construct, id: string, { stage, api, table, keys, erasures }: Resources) {
    super(scope, id)
    const customers = new ServiceFunction(this, 'Customers', {
      entry: 'customers/handlers/customers.ts',
      runs: 'request',
      impact: 'The office cannot find, add or change customers',
    })
    api.serve(customers, 'POST /v1/customers', 'GET /v1/customers')
    api.serve(customers, 'GET /v1/customers/{id}', 'PATCH /v1/customers/{id}', 'DELETE /v1/customers/{id}')
    table.grant(customers, {
      get: [...principal, 'customer'],
      query: ['customer', 'phonePointer', 'emailPointer', 'audit'],
      put: ['customer', 'phonePointer', 'emailPointer', 'idempotency', 'audit', 'due'],
      delete: ['customer', 'phonePointer', 'emailPointer'],
    })
    keys.grantUse(customers)
    erasures.grantSend(customers)
    table.passQuiesceTo(customers)
    customers.passAllowedCountries()

    const consents = new ServiceFunction(this, 'Consents', {
      entry: 'customers/handlers/consents.ts',
      runs: 'request',
      impact: 'The office cannot record consents or their withdrawal',
    })
    api.serve(consents, 'GET /v1/customers/{id}/consents', 'POST /v1/customers/{id}/consents')
    api.serve(consents, 'POST /v1/customers/{id}/consent-requests')
    table.grant(consents, {
      get: [...principal, 'customer', 'statement', 'suppression'],
      query: ['consent', 'consentLedger', 'audit'],
      put: ['consent', 'consentLedger', 'audit', 'idempotency'],
      check: ['customer'],
    })
    consents.passSmsNumber()
    keys.grantUse(consents)

    const imports = new ServiceFunction(this, 'Import', {
      entry: 'customers/handlers/import.ts',
      runs: 'import',
      impact: 'The office cannot bring its customers in from another program',
      memoryMegabytes: 1_024,
    })
    api.serve(imports, 'POST /v1/customers/import')
    table.grant(imports, {
      get: [...principal, 'customer', 'suppression'],
      query: ['customer', 'consentLedger', 'audit'],
      put: ['customer', 'phonePointer', 'emailPointer', 'consent', 'consentLedger', 'audit', 'idempotency'],
      delete: ['phonePointer', 'emailPointer'],
      check: ['customer'],
    })
    imports.passSmsNumber()
    imports.passAllowedCountries()
    // The remaining seconds are for the response that names the lines left out.
    imports.addEnvironment('IMPORT_TIMEOUT_SECONDS', String(stage.timeouts.import.toSeconds() - 3))
    keys.grantUse(imports)
  }
}
