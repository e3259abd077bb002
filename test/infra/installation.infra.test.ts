import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exampleFile, readStage, refuseContext } from '../../infra/read-stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldpost-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const example = JSON.parse(readFileSync(join(import.meta.dirname, '../..', exampleFile), 'utf8'))

function fileOf(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

/** The lines of the error for the example with these changes. */
function problems(changes: object, given = {}): string[] {
  try {
    readStage({ file: fileOf({ ...example, ...changes }), ...given })
    return []
  } catch (error) {
    return String((error as Error).message)
      .split('\n  - ')
      .slice(1)
  }
}

describe('the file of an installation', () => {
  test('as the example has it is a stage', () => {
    expect(readStage({ file: exampleFile })).toMatchObject({
      name: 'production',
      region: 'eu-central-1',
      api: { domain: 'api.example.com' },
      optOutManagement: 'fieldpost',
      signInUrl: 'https://app.example.com',
    })
  })

  test('gives the stage its name unless the command does', () => {
    const file = fileOf({ ...example, stage: 'staging-2' })
    expect(readStage({ file }).name).toBe('staging-2')
    expect(readStage({ file, stage: 'blue' }).name).toBe('blue')
  })

  test('has defaults: three days to cancel an erasure, and caps of texts', () => {
    const { gracePeriod: _, caps: __, ...rest } = example
    const stage = readStage({ file: fileOf({ ...rest, caps: { phoneTextsPerDay: 4 } }) })
    expect(stage.gracePeriod).toBe('P3D')
    expect(stage.caps).toEqual({ accountTextsPerDay: 300, installationTextsPerDay: 20_000, phoneTextsPerDay: 4 })
    expect(stage).toMatchObject({ emailIdentityExists: false, emailIdentity: 'unverified' })
    expect(stage.allowedCountries).toBeUndefined()
  })

  test('that lacks what a deployed stage needs is refused with one line a key', () => {
    expect(() => readStage({ file: fileOf({}) })).toThrow('The stage "production" cannot be synthesized from ')
    const found = problems(Object.fromEntries(Object.keys(example).map((key) => [key, undefined])))
    expect(found.map((line) => line.split(' ')[0]).sort()).toEqual([
      'alarmEmail',
      'apiDomain',
      'certificateArn',
      'emailDomain',
      'operator',
      'region',
      'signInUrl',
      'smsNumber',
    ])
    expect(found).toContain('smsNumber is missing: a phone number in E.164, for example "+12065550100"')
  })

  test.each([
    [{ colour: 'red' }, 'colour is not a setting'],
    [{ caps: { textsPerDay: 3 } }, 'caps.textsPerDay is not a setting'],
    [{ carrierManagesOptOuts: true }, 'carrierManagesOptOuts is not a setting'],
    [{ caps: { phoneTextsPerDay: 0 } }, 'caps.phoneTextsPerDay is 0, which is not a whole number from 1'],
    [{ smsNumber: '2065550100' }, 'smsNumber is "2065550100", which is not a phone number in E.164'],
    [{ apiDomain: 'https://api.example.com' }, 'apiDomain is "https://api.example.com", which is not a host name'],
    [{ allowedCountries: ['US', 'usa'] }, 'allowedCountries is ["US","usa"], which is not a list of ISO 3166'],
    [{ allowedCountries: [] }, 'allowedCountries is [], which is not a list of ISO 3166'],
    [{ gracePeriod: 'P1W' }, 'gracePeriod is "P1W", which is not a duration'],
    [{ smsSegmentUsd: -1 }, 'smsSegmentUsd is -1, which is not a price'],
    [{ stage: 'Staging' }, 'stage is "Staging", which is not up to 32 lower-case letters'],
    [
      { operator: { name: 'Example Ltd' } },
      'operator is {"name":"Example Ltd"}, which is not an object of three texts',
    ],
    [{ signInUrl: 'http://app.example.com' }, 'signInUrl is "http://app.example.com", which is not an address'],
    [{ region: 'us-east-1' }, 'certificateArn is a certificate in eu-central-1, but region is us-east-1'],
    [{ apiDomain: 'mail.example.com' }, 'apiDomain is mail.example.com, which has the MX record of emails'],
  ])('with %j is refused', (changes, line) => {
    expect(problems(changes)).toEqual([expect.stringContaining(line)])
  })

  test('names all its faults at once', () => {
    const found = problems({ colour: 'red', smsNumber: '5', alarmEmail: undefined, region: 'us-east-1' })
    expect(found.map((line) => line.split(' ')[0]).sort()).toEqual([
      'alarmEmail',
      'certificateArn',
      'colour',
      'smsNumber',
    ])
  })

  test('that is not there or not JSON is named', () => {
    expect(() => readStage({ file: 'nowhere.json' })).toThrow(/no nowhere.json: copy fieldpost.config.example.json/)
    expect(() => readStage({ file: fileOf('{') })).toThrow(/\.json is not JSON/)
    expect(() => readStage({ file: fileOf('[]') })).toThrow('region is missing')
  })
})

describe('a stage on one machine', () => {
  test.each(['local', 'test'])('%s needs no file, and cancels nothing', (stage) => {
    expect(readStage({ stage })).toMatchObject({ name: stage, gracePeriod: 'PT0S', emailDomain: 'fieldpost.example' })
  })

  test('reads the file that it is given, and the variable for the grace period wins', () => {
    const file = fileOf({ smsNumber: '+12065550199', gracePeriod: 'P1D' })
    expect(readStage({ stage: 'local', file })).toMatchObject({ smsNumber: '+12065550199', gracePeriod: 'P1D' })
    expect(readStage({ stage: 'local', file, gracePeriod: 'PT1H' }).gracePeriod).toBe('PT1H')
    expect(() => readStage({ stage: 'local', gracePeriod: '3 days' })).toThrow('gracePeriod is "3 days"')
  })
})

test('the variable for the grace period does not change a deployed stage', () => {
  expect(problems({}, { gracePeriod: 'PT0S' })).toEqual([expect.stringContaining('set gracePeriod in the file')])
})

describe('the command line', () => {
  test.each(['emailDomain', 'smsNumber', 'carrierManagesOptOuts', 'gracePeriod', 'apiDomain'])(
    'may not set %s',
    (name) => {
      const refused = () => refuseContext((asked) => (asked === name ? 'x' : undefined))
      expect(refused).toThrow(`-c ${name}=…: this belongs in fieldpost.config.json`)
    },
  )

  test('may choose the stage', () => {
    refuseContext((asked) => (asked === 'stage' ? 'blue' : undefined))
  })
})
