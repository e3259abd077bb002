import { describe, expect, test } from 'vitest'
import { apiPort, readOptions, root, stateFolder } from '../../local/options.ts'

describe('npm start', () => {
  test('has a default for everything', () => {
    const defaults = {
      root,
      app: 'infra/app.ts',
      stage: 'local',
      state: `${root}/.local`,
      port: 3000,
      demo: true,
      lambdaConcurrency: 1_000,
    }
    expect(readOptions([], {})).toEqual(defaults)
    expect(readOptions([], { PORT: '', FIELDPOST_STATE: '' })).toEqual(defaults)
    expect(readOptions(['--no-demo'], {}).demo).toBe(false)
  })

  test('takes a state folder and the address of a database', () => {
    const environment = { FIELDPOST_STATE: '/srv/state', DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000/' }
    expect(readOptions([], environment)).toMatchObject({
      state: '/srv/state',
      dynamoDbEndpoint: 'http://127.0.0.1:8000',
    })
    expect(stateFolder({ FIELDPOST_STATE: 'other' })).toBe(`${root}/other`)
  })

  test('takes the concurrency of an AWS account', () => {
    expect(readOptions([], { LAMBDA_CONCURRENCY: '10' }).lambdaConcurrency).toBe(10)
  })

  test.each(['abc', '0', '65536', '-1', '3000.5', '1e3', '0x50', ' 80'])('refuses the port "%s"', (PORT) => {
    expect(() => apiPort({ PORT })).toThrow(`PORT is not a port number: "${PORT}". It is 1 to 65535.`)
  })

  test.each([
    [['--demo'], {}, "Unknown option '--demo'. Usage: npm start -- [--no-demo]"],
    [['now'], {}, "Unexpected argument 'now'. Usage: npm start -- [--no-demo]"],
    [[], { FIELDPOST_STAGE: 'My Stage' }, 'FIELDPOST_STAGE is not a stage: "My Stage". It is local or test.'],
    [[], { FIELDPOST_APP: 'infra/none.ts' }, 'FIELDPOST_APP is not a file: infra/none.ts'],
    [[], { LAMBDA_CONCURRENCY: '0' }, 'LAMBDA_CONCURRENCY is not a number of events: "0". It is 1 or more.'],
    [[], { LAMBDA_CONCURRENCY: 'ten' }, 'LAMBDA_CONCURRENCY is not a number of events: "ten"'],
    [[], { DYNAMODB_ENDPOINT: 'localhost:8000' }, 'DYNAMODB_ENDPOINT is not an address'],
  ])('says in one line what is wrong with %s %o', (argv, environment, line) => {
    expect(() => readOptions(argv, environment)).toThrow(line)
  })
})
