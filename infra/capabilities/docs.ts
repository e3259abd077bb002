import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

/** The contract, and a page that shows it. The function may do nothing at all. */
export class Docs extends Construct {
  constructor(scope: Construct, id: string, { api }: Pick<Resources, 'api'>) {
    super(scope, id)
    const docs = new ServiceFunction(this, 'Docs', {
      entry: 'docs/handlers/docs.ts',
      runs: 'request',
      impact: 'People who build clients cannot read the contract',
    })
    api.servePublic(docs, 'It holds nothing but the contract.', 'GET /openapi.json', 'GET /docs', 'GET /healthz')
  }
}
