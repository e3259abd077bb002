import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

/** The function holds no rights. */
export class Docs extends Construct {
  constructor(scope: Construct, id: string, { api, userPool }: Pick<Resources, 'api' | 'userPool'>) {
    super(scope, id)
    const docs = new ServiceFunction(this, 'Docs', {
      entry: 'docs/handlers/docs.ts',
      runs: 'request',
      impact: 'People who build clients cannot read the contract',
    })
    api.passUrlTo(docs)
    userPool.passSignInTo(docs)
    api.servePublic(
      docs,
      'These responses are the same for every caller.',
      'GET /openapi.json',
      'GET /docs',
      'GET /healthz',
    )
  }
}
