import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { type Engine, startEngine } from '../../support/engine.ts'
import { aKeyWorld, type KeyWorld } from './key-world.ts'

type Begin = (world: KeyWorld, owner: Principal, anotherWorld: () => Promise<KeyWorld>) => unknown

/**
 * Before each test of a file an installation of its own, with the owner of its one account; what `begin` does is
 * awaited.
 */
export function beforeEachOnNewKeys(begin: Begin): void {
  let engine: Engine
  beforeAll(async () => {
    engine = await startEngine()
  })
  afterAll(() => engine.stop())
  beforeEach(async () => {
    const anotherWorld = () => aKeyWorld(engine)
    const world = await anotherWorld()
    await begin(world, await world.anOwner(), anotherWorld)
  })
}
