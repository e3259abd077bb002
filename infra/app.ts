import { App } from 'aws-cdk-lib'
import { bundleHandlers } from './bundle.ts'
import { fieldpost } from './fieldpost.ts'
import { readStage, refuseContext } from './read-stage.ts'

/** Run by `cdk` and by the local cloud. The only place that reads environment or context. */
const { node } = new App({ autoSynth: false })
refuseContext((name) => node.tryGetContext(name))
const stage = readStage({
  file: process.env['FIELDPOST_CONFIG'],
  stage: process.env['FIELDPOST_STAGE'] ?? node.tryGetContext('stage')?.toString(),
  gracePeriod: process.env['FIELDPOST_GRACE_PERIOD'],
})
const bundles = await bundleHandlers()
try {
  fieldpost(stage, bundles.code, process.env['CDK_OUTDIR'] ?? 'cdk.out').synth()
} finally {
  bundles.discard()
}
