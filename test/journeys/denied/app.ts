import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleHandlers } from '../../../infra/bundle.ts'
import { fieldpost } from '../../../infra/fieldpost.ts'
import { readStage } from '../../../infra/read-stage.ts'

/** As if the grant to ingest's role had been forgotten. */
const missing = 'dynamodb:UpdateItem'
const outdir = process.env['CDK_OUTDIR'] ?? 'cdk.out'

type Policy = { PolicyDocument: { Statement: { Action: string | string[] }[] } }
type Role = { Type: string; Properties: { Policies?: Policy[] } }

const bundles = await bundleHandlers()
const assembly = fieldpost(readStage({ stage: 'test' }), bundles.code, outdir).synth()
bundles.discard()
for (const { templateFile } of assembly.stacks) {
  const file = join(outdir, templateFile)
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, Role> }
  for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
    if (Type !== 'AWS::IAM::Role' || !id.includes('Ingest')) continue
    for (const { PolicyDocument } of Properties.Policies ?? []) {
      const without = PolicyDocument.Statement.map((statement) => ({
        ...statement,
        Action: [statement.Action].flat().filter((action) => action !== missing),
      }))
      PolicyDocument.Statement = without.filter(({ Action }) => Action.length > 0)
    }
  }
  writeFileSync(file, JSON.stringify(template))
}
