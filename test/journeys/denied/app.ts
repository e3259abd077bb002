import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleHandlers } from '../../../infra/bundle.ts'
import { fieldpost } from '../../../infra/fieldpost.ts'
import { readStage } from '../../../infra/read-stage.ts'

/** As if the grant to ingest's role had been forgotten. */
const missing = 'dynamodb:UpdateItem'
const outdir = process.env['CDK_OUTDIR'] ?? 'cdk.out'

type Policy = { Type: string; Properties: { PolicyDocument: { Statement: { Action: string | string[] }[] } } }

const bundles = await bundleHandlers()
const assembly = fieldpost(readStage({ stage: 'test' }), bundles.code, outdir).synth()
bundles.discard()
for (const { templateFile } of assembly.stacks) {
  const file = join(outdir, templateFile)
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, Policy> }
  for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
    if (Type !== 'AWS::IAM::Policy' || !id.includes('Ingest')) continue
    const without = Properties.PolicyDocument.Statement.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat().filter((action) => action !== missing),
    }))
    Properties.PolicyDocument.Statement = without.filter(({ Action }) => Action.length > 0)
  }
  writeFileSync(file, JSON.stringify(template))
}
