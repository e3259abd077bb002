import { App } from 'aws-cdk-lib'
import { bundleHandlers } from './bundle.ts'
import { fieldpost } from './fieldpost.ts'
import { stageOf } from './stage.ts'

/**
 * Run by `cdk` and by the local cloud. The only place that reads environment or context: `FIELDPOST_STAGE` or `-c stage=…`,
 * `FIELDPOST_GRACE_PERIOD` or `-c gracePeriod=…`, and docs/settings.md by `-c name=value`.
 */
const context = new App({ autoSynth: false }).node
const text = (name: string): string | undefined => context.tryGetContext(name)?.toString()
const installation = Object.entries({
  region: process.env['CDK_DEFAULT_REGION'],
  gracePeriod: process.env['FIELDPOST_GRACE_PERIOD'] ?? text('gracePeriod'),
  emailDomain: text('emailDomain'),
  smsNumber: text('smsNumber'),
  alarmEmail: text('alarmEmail'),
  smsSegmentUsd: text('smsSegmentUsd') === undefined ? undefined : Number(text('smsSegmentUsd')),
  carrierManagesOptOuts: text('carrierManagesOptOuts') && text('carrierManagesOptOuts') === 'true',
}).filter(([, value]) => value !== undefined)

const stage = stageOf(process.env['FIELDPOST_STAGE'] ?? text('stage') ?? 'production', Object.fromEntries(installation))
const bundles = await bundleHandlers()
try {
  fieldpost(stage, bundles.code, process.env['CDK_OUTDIR'] ?? 'cdk.out').synth()
} finally {
  bundles.discard()
}
