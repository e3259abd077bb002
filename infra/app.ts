import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { bundleHandlers } from './bundle.ts'
import { fieldpost } from './fieldpost.ts'
import { InstallationError, readStage, refuseContext } from './read-stage.ts'
import type { Stage } from './stage.ts'

/** Run by `cdk` and by the local cloud. The only place that reads environment or context. */
function chosenStage(): Stage {
  const { node } = new App({ autoSynth: false })
  try {
    refuseContext((name) => node.tryGetContext(name))
    return readStage({
      file: process.env['FIELDPOST_CONFIG'],
      stage: process.env['FIELDPOST_STAGE'] ?? node.tryGetContext('stage')?.toString(),
      gracePeriod: process.env['FIELDPOST_GRACE_PERIOD'],
    })
  } catch (error) {
    if (!(error instanceof InstallationError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

const stage = chosenStage()
const bundles = await bundleHandlers()
const outdir = process.env['CDK_OUTDIR'] ?? 'cdk.out'
try {
  fieldpost(stage, bundles.code, outdir).synth()
  bundles.keepMaps(join(outdir, 'source-maps'))
} finally {
  bundles.discard()
}
