import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

/** The function holds no rights. */
export class Pages extends Construct {
  constructor(scope: Construct, id: string, { stage, api }: Resources) {
    super(scope, id)
    const pages = new ServiceFunction(this, 'Pages', {
      entry: 'pages/handlers/pages.ts',
      runs: 'request',
      impact: 'People cannot read what is kept about them, nor the terms',
    })
    api.servePublic(pages, 'These pages are the same for every reader.', 'GET /', 'GET /privacy', 'GET /terms')
    pages.addEnvironment('BACKUP_DAYS', String(stage.backupDays))
    if (stage.operator) pages.addEnvironment('OPERATOR', JSON.stringify(stage.operator))
    if (stage.signInUrl) pages.addEnvironment('SIGN_IN_URL', stage.signInUrl)
  }
}
