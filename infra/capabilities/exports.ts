import { Construct } from 'constructs'
import { partitionsOf } from '../../functions/shared/keys.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { type Ground, principal } from './resources.ts'

/** Leaving with everything: the owner's export of an account. */
export class Exports extends Construct {
  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id)
    this.ask(ground)
    this.write(ground)
    this.askForOwn(ground)
  }

  private ask({ api, table, keys, archive, exports }: Ground): void {
    const ask = new ServiceFunction(this, 'Exports', {
      entry: 'exports/handlers/exports.ts',
      runs: 'request',
      impact: 'Owners cannot ask for their data, nor fetch it',
    })
    api.serve(ask, 'POST /v1/account/exports', 'GET /v1/account/exports/{id}')
    table.allow(ask, {
      get: [...principal, 'export'],
      query: ['audit'],
      put: ['export', 'due', 'audit', 'idempotency'],
    })
    keys.opensFor(ask)
    archive.isShownBy(ask)
    exports.takesFrom(ask, 'EXPORT_QUEUE_URL')
  }

  private askForOwn({ api, table, keys, archive }: Ground): void {
    const own = new ServiceFunction(this, 'ExportMe', {
      entry: 'exports/handlers/export-me.ts',
      runs: 'request',
      impact: 'Members cannot take along what is held about them',
    })
    api.serve(own, 'GET /v1/me/export')
    table.allow(own, {
      get: [...principal, 'shift', 'trackPart'],
      query: ['member', 'device', 'openShift', 'shiftByTime', 'segment', 'dayCount', 'message', 'audit'],
    })
    keys.opensFor(own)
    archive.holdsAnswersOf(own)
  }

  /** The one function that reads everything of an account, and changes nothing of it but the export itself. */
  private write({ table, keys, archive, exports }: Ground): void {
    const write = new ServiceFunction(this, 'ExportAccount', {
      entry: 'exports/handlers/export-account.ts',
      runs: 'worker',
      impact: 'Owners wait for their export',
      // One whole processor: an export of a million positions is mostly compression.
      memoryMegabytes: 1_769,
    })
    // One at a time: two slices at once would halve each other's time.
    exports.feeds(write, 1)
    const everything = [...new Set(partitionsOf('*').map(({ type }) => type))]
    table.allow(write, {
      get: ['account', 'due', 'export', 'shift', 'trackPart'],
      query: everything,
      update: ['export', 'due'],
      delete: ['due'],
    })
    keys.opensFor(write)
    archive.isFilledBy(write)
  }
}
