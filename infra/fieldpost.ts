import { App } from 'aws-cdk-lib'
import type { CodeOf } from './constructs/stack-context.ts'
import { DataStack } from './data-stack.ts'
import { ServiceStack } from './service-stack.ts'
import type { Stage } from './stage.ts'

/** Not in cdk.json, so that the templates are the same without the CDK command line. */
const context = {
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/aws-iam:minimizePolicies': true,
}

export function fieldpost(stage: Stage, code: CodeOf, outdir?: string): App {
  const app = new App({ context, analyticsReporting: false, autoSynth: false, ...(outdir && { outdir }) })
  const env = { region: stage.region }
  const data = new DataStack(app, `Fieldpost-${stage.name}-data`, { env, stage })
  new ServiceStack(app, `Fieldpost-${stage.name}-service`, { env, stage, code, data })
  return app
}
