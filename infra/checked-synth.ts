import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { bundleHandlers } from './bundle.ts'
import { fieldpost } from './fieldpost.ts'
import { exampleFile, readStage } from './read-stage.ts'

/** Of the example installation, so that what they add is checked too. */
const options = {
  lambdaConcurrency: 1_000,
  gradualDeployment: true,
  firewall: {
    originDomain: 'origin.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
  },
}

/** Checks it, with every option, against cdk-nag's AwsSolutions and Serverless. A finding without a written reason fails. */
const bundles = await bundleHandlers()
try {
  const app = fieldpost({ ...readStage({ file: exampleFile }), ...options }, bundles.code, 'cdk.out')
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  app.synth()
} finally {
  bundles.discard()
}
