import { App, Tags, Validations } from 'aws-cdk-lib'
import { AlarmsStack } from './alarms-stack.ts'
import { Dashboard } from './constructs/dashboard.ts'
import { KeyWatch } from './constructs/key-watch.ts'
import type { CodeOf } from './constructs/stack-context.ts'
import { DataStack } from './data-stack.ts'
import { EdgeStack, edgeRegion } from './edge-stack.ts'
import { ServiceStack } from './service-stack.ts'
import type { Stage } from './stage.ts'

/** Not in cdk.json, so that the templates are the same without the CDK command line. */
const context = {
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/aws-iam:minimizePolicies': true,
  // Exports would tie the stacks together (docs/adr/0013-what-the-world-holds-an-address-of.md).
  '@aws-cdk/core:defaultCrossStackReferences': 'weak',
}

export function fieldpost(stage: Stage, code: CodeOf, outdir?: string): App {
  const app = new App({ context, analyticsReporting: false, autoSynth: false, ...(outdir && { outdir }) })
  const common = { env: { region: stage.region }, stage }
  const name = (what: string) => `Fieldpost-${stage.name}-${what}`
  const alarms = new AlarmsStack(app, name('alarms'), common)
  const data = new DataStack(app, name('data'), { ...common, alarms })
  new KeyWatch(alarms, 'KeyWatch', { keys: data.guardedKeys, topic: alarms.topic })
  new ServiceStack(app, name('service'), { ...common, code, data, alarms })
  new Dashboard(alarms, 'Dashboard', { stage, alarms: alarms.alarms })
  const { api, firewall } = stage
  if (api && firewall)
    new EdgeStack(app, name('edge'), { env: { region: edgeRegion }, stage, apiDomain: api.domain, firewall })
  Validations.of(alarms.topic).acknowledge({
    id: 'Serverless::Serverless-SNSRedrivePolicy',
    reason: 'SNS has none for email; an alarm also shows in CloudWatch.',
  })
  const tags = { Application: 'fieldpost', Stage: stage.name, ...stage.tags }
  for (const [key, value] of Object.entries(tags)) Tags.of(app).add(key, value)
  return app
}
