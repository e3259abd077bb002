import { readCommandLine, runCommand } from '../tools/command.ts'
import { Installation } from './installation.ts'
import { contentOf, exampleFile } from './read-stage.ts'
import { changedSettings } from './rehearsal/changed-settings.ts'
import { type Effect, effectsOf } from './rehearsal/effects.ts'
import { fixedNames } from './rehearsal/fixed-names.ts'
import { clashes, judge, maxResources, oversized } from './rehearsal/judge.ts'
import { stageOf } from './stage.ts'
import { type Templates, templatesOf } from './templates.ts'

const usage = `npm run deploy:rehearsal

Synthesizes installations and compares their templates: a fresh one, each setting changed, an identity that
exists, two stages in one account. Deploys nothing. Fails if anything in the data stack would be replaced or
deleted, if two stages share a name, and if a stack has more than ${maxResources} resources.
FIELDPOST_CONFIG   the installation to begin with (${exampleFile})`

await runCommand(() => {
  readCommandLine(usage, {})
  const settings = Installation.parse(contentOf(process.env['FIELDPOST_CONFIG'] || exampleFile))
  const faults: string[] = []
  const warnings: string[] = []

  const synthesize = (name: string, changes: Partial<Installation> = {}): Templates => {
    const changed = { ...settings, ...changes }
    const templates = templatesOf(stageOf(changed.stage ?? 'production', changed))
    faults.push(...oversized(name, templates))
    return templates
  }

  const fresh = synthesize('fresh')
  row('change', ['created', 'updated', 'replaced', 'deleted', 'data stack'])
  row('fresh', [count(effectsOf({}, fresh), 'created'), 0, 0, 0, ''])

  for (const [setting, value] of Object.entries(changedSettings(settings.region ?? 'us-east-1'))) {
    const effects = effectsOf(fresh, synthesize(setting, { [setting]: value }))
    const judged = judge(setting, effects)
    faults.push(...judged.faults)
    warnings.push(...judged.warnings)
    const verdict = judged.faults.length > 0 ? 'LOST' : judged.warnings.length > 0 ? 'old one kept' : 'stays'
    row(setting, [
      ...(['created', 'updated', 'replaced', 'deleted'] as const).map((what) => count(effects, what)),
      verdict,
    ])
  }

  const identity = `AWS::SES::EmailIdentity ${settings.emailDomain}`
  const known = synthesize('identity that exists', { emailIdentityExists: true })
  faults.push(...clashes('identity that exists', known, [identity]))
  row('identity that exists', [count(effectsOf({}, known), 'created'), 0, 0, 0, ''])

  const other = { emailDomain: 'staging.example.net', apiDomain: 'api.staging.example.net' }
  const second = synthesize('second stage', { ...other, stage: 'second' })
  faults.push(...clashes('second stage', second, fixedNames(fresh)))
  row('second stage', [count(effectsOf({}, second), 'created'), 0, 0, 0, ''])

  for (const warning of warnings) console.log(`\n! ${warning}`)
  for (const fault of faults) console.error(`\n✗ ${fault}`)
  if (faults.length > 0) process.exitCode = 1
  else console.log('\nNothing that must stay would go.')
})

function count(effects: readonly Effect[], what: Effect['what']): number {
  return effects.filter((effect) => effect.what === what).length
}

function row(name: string, cells: readonly (string | number)[]): void {
  console.log(name.padEnd(22) + cells.map((cell) => String(cell).padStart(13)).join(''))
}
