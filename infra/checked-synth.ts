import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { bundleHandlers } from './bundle.ts'
import { fieldpost } from './fieldpost.ts'
import { stageOf } from './stage.ts'

/** Checks the production stage against cdk-nag's AwsSolutions. A finding without a written reason fails. */
const bundles = await bundleHandlers()
try {
  const app = fieldpost(stageOf('production'), bundles.code, 'cdk.out')
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  app.synth()
} finally {
  bundles.discard()
}
