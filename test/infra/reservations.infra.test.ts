import { describe, expect, test } from 'vitest'
import { leastConcurrency, leftUnreserved, queueConcurrency, reservations } from '../../infra/reservations.ts'
import { warningsOf } from '../../infra/templates.ts'
import { functionsOf } from './roles.ts'
import { exampleStage, ofType, type Stacks, synthesize, target } from './stacks.ts'

const withRoom = synthesize('production', { lambdaConcurrency: 1_000 })
const titleOf = (id: string) => id.replace(/[0-9A-F]{8}$/, '').replace(/Function$/, '')
const reservedIn = (stacks: Stacks) =>
  functionsOf(stacks).flatMap(({ id, properties }) => {
    const reserved = properties['ReservedConcurrentExecutions']
    return reserved === undefined ? [] : [[titleOf(id), Number(reserved)] as const]
  })
const sourcesOf = (stacks: Stacks) =>
  ofType(stacks.service, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => ({
    fn: target(Properties['FunctionName']) ?? '',
    most: (Properties['ScalingConfig'] as { MaximumConcurrency?: number } | undefined)?.MaximumConcurrency,
  }))

describe('concurrency is reserved', () => {
  test('for the doors that a flood may come to, and for what must get through', () => {
    const found = reservedIn(withRoom)
    expect(found).toHaveLength(Object.keys(reservations).length)
    for (const [id, reserved] of Object.entries(reservations))
      expect(found.filter(([title]) => title.endsWith(id)).map(([, each]) => each)).toContain(reserved)
  })

  test('so that Lambda accepts it: its own share is left', () => {
    const sum = reservedIn(withRoom).reduce((total, [, reserved]) => total + reserved, 0)
    expect(leastConcurrency).toBe(sum + leftUnreserved)
    expect(reservedIn(synthesize('production', { lambdaConcurrency: leastConcurrency }))).toHaveLength(
      Object.keys(reservations).length,
    )
  })

  test.each([undefined, 10, leastConcurrency - 1])(
    'by nothing in an account with a quota of %s',
    (lambdaConcurrency) => {
      expect(reservedIn(synthesize('production', { lambdaConcurrency }))).toEqual([])
    },
  )

  test.each([
    [leastConcurrency - 1, [expect.stringContaining(`they need ${leastConcurrency}`)]],
    [leastConcurrency, []],
    [undefined, []],
  ])('and a synthesis with a quota of %s warns if it is too low', (lambdaConcurrency, warnings) => {
    expect(warningsOf({ ...exampleStage('production'), lambdaConcurrency })).toEqual(warnings)
  })
})

test('every function that strangers reach has a reservation, and each of its routes a limit', () => {
  const open = ofType(withRoom.service, 'AWS::ApiGatewayV2::Route').filter(
    ([, { Properties }]) => Properties['AuthorizationType'] !== 'JWT',
  )
  const [[, stage] = []] = ofType(withRoom.service, 'AWS::ApiGatewayV2::Stage')
  const limits = stage?.Properties['RouteSettings'] as Record<string, { ThrottlingRateLimit: number }>
  const reserving = reservedIn(withRoom).map(([title]) => title)
  expect(open.length).toBeGreaterThan(15)
  for (const [, { Properties }] of open) {
    const key = String(Properties['RouteKey'])
    const integration = withRoom.service[String(JSON.stringify(Properties['Target']).match(/"Ref":"(\w+)"/)?.[1])]
    expect(reserving).toContain(titleOf(target(integration?.Properties['IntegrationUri']) ?? ''))
    // Some phone apps discard their positions at a 429.
    const most = key.startsWith('ANY /in/') ? 10_000 : 100
    expect(limits[key]?.ThrottlingRateLimit).toBeLessThanOrEqual(most)
  }
})

describe('a queue', () => {
  test.each([undefined, 1_000])('has a bound of what is in progress, with a quota of %s', (lambdaConcurrency) => {
    const found = sourcesOf(synthesize('production', { lambdaConcurrency }))
    expect(found.length).toBeGreaterThan(10)
    for (const { most } of found) expect(most).toBeGreaterThanOrEqual(2)
  })

  test('invokes no more than its function reserves', () => {
    const reserving = new Map(reservedIn(withRoom))
    for (const [title, reserved] of reserving) {
      const most = sourcesOf(withRoom).filter(({ fn }) => titleOf(fn) === title)
      expect(most.reduce((sum, each) => sum + (each.most ?? 0), 0)).toBeLessThanOrEqual(reserved)
    }
    expect(sourcesOf(withRoom).filter(({ fn }) => reserving.has(titleOf(fn)))).toHaveLength(3)
  })

  test('has the fewest in an account that has no room', () => {
    expect([queueConcurrency(5, undefined), queueConcurrency(5, 10), queueConcurrency(5, 1_000)]).toEqual([2, 2, 5])
  })
})
