import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { bundleHandlers } from './bundle.ts'
import { fieldpost } from './fieldpost.ts'
import { exampleFile, readStage } from './read-stage.ts'

/** Checks the example installation against cdk-nag's AwsSolutions. A finding without a written reason fails. */
const bundles = await bundleHandlers()
try {
  const app = fieldpost(readStage({ file: exampleFile }), bundles.code, 'cdk.out')
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  app.synth()
} finally {
  bundles.discard()
}
