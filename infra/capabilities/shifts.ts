import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

export class Shifts extends Construct {
  constructor(scope: Construct, id: string, resources: Resources) {
    super(scope, id)
    this.clock(resources)
    this.ingest(resources)
    this.read(resources)
    this.correct(resources)
    this.compact(resources)
    this.autoClose(resources)
  }

  private clock({ api, table, keys }: Resources): void {
    const clocking = new ServiceFunction(this, 'Clocking', {
      entry: 'shifts/handlers/clocking.ts',
      runs: 'request',
      impact: 'Workers cannot clock in or out, and their hours are lost',
      gradual: true,
    })
    api.serve(clocking, 'POST /v1/clock-in', 'POST /v1/clock-out', 'POST /v1/breaks/start', 'POST /v1/breaks/end')
    table.grant(clocking, {
      get: [...principal, 'shift', 'openShift', 'memberLock', 'shiftAlias', 'trackPart'],
      check: ['openShift', 'memberLock'],
      query: ['shiftByTime', 'segment', 'trackPart', 'audit'],
      put: ['shift', 'shiftByTime', 'openShift', 'shiftAlias', 'segment', 'trackPart', 'due', 'audit'],
      update: ['openShift', 'pingCount', 'memberLock'],
      delete: ['shiftByTime', 'openShift', 'shiftAlias', 'segment', 'trackPart', 'due'],
    })
    keys.grantUse(clocking)
  }

  private ingest({ api, table, keys }: Resources): void {
    const ingest = new ServiceFunction(this, 'Ingest', {
      entry: 'shifts/handlers/ingest.ts',
      runs: 'request',
      impact: 'Workers lose positions',
      gradual: true,
      memoryMegabytes: 1024,
    })
    api.serve(ingest, 'POST /v1/pings')
    for (const path of ['ANY /in/{dialect}', 'ANY /in/{dialect}/{rest+}', 'ANY /in/{path+}'] as const) {
      api.servePublic(ingest, 'Phones without a login authenticate by a device token.', path)
      api.disableRouteThrottle(path)
    }
    api.toleratesDeferrals(ingest)
    table.grant(ingest, {
      get: [
        ...principal,
        'shift',
        'openShift',
        'memberLock',
        'shiftAlias',
        'trackPart',
        'devicePointer',
        'device',
        'member',
      ],
      query: ['shiftByTime', 'segment'],
      put: ['segment'],
      update: ['openShift', 'pingCount', 'device'],
    })
    keys.grantUse(ingest)
  }

  private read({ api, table, keys, files }: Resources): void {
    const shifts = new ServiceFunction(this, 'Shifts', {
      entry: 'shifts/handlers/shifts.ts',
      runs: 'request',
      impact: 'The office sees no hours, tracks or live positions',
      memoryMegabytes: 1024,
    })
    api.serve(shifts, 'GET /v1/shifts', 'GET /v1/shifts/{id}', 'GET /v1/shifts/{id}/track', 'GET /v1/positions')
    api.serve(shifts, 'GET /v1/timesheets', 'GET /v1/members/{id}/counts', 'GET /v1/me/changes')
    table.grant(shifts, {
      get: [...principal, 'shift', 'openShift', 'shiftAlias', 'trackPart', 'member', 'idempotency'],
      query: ['shiftByTime', 'segment', 'openShift', 'pingCount', 'member', 'audit'],
      // Viewing another member's track is audited.
      put: ['audit', 'idempotency'],
    })
    keys.grantUse(shifts)
    files.grantLargeResponses(shifts)
  }

  private correct({ api, table, keys }: Resources): void {
    const corrections = new ServiceFunction(this, 'Corrections', {
      entry: 'shifts/handlers/corrections.ts',
      runs: 'request',
      impact: 'The office can neither correct nor approve hours',
    })
    api.serve(corrections, 'POST /v1/shifts', 'PATCH /v1/shifts/{id}', 'DELETE /v1/shifts/{id}')
    api.serve(corrections, 'POST /v1/shifts/{id}/approve', 'POST /v1/shifts/{id}/reopen', 'POST /v1/timesheets/approve')
    api.serve(corrections, 'POST /v1/account/track-erasures', 'GET /v1/account/track-erasures/{id}')
    table.grant(corrections, {
      get: [...principal, 'shift', 'openShift', 'memberLock', 'member', 'trackErasure'],
      query: ['shiftByTime', 'shiftAlias', 'segment', 'trackPart', 'audit', 'member'],
      put: [
        'shift',
        'shiftByTime',
        'shiftAlias',
        'segment',
        'trackPart',
        'due',
        'audit',
        'idempotency',
        'trackErasure',
      ],
      update: ['openShift', 'pingCount', 'memberLock', 'due'],
      delete: ['shift', 'shiftByTime', 'shiftAlias', 'openShift', 'segment', 'trackPart', 'due'],
    })
    keys.grantUse(corrections)
  }

  private compact({ table, keys, compactions }: Resources): void {
    const impact = 'Tracks stay slow to read, and shifts have no distance'
    const compact = new ServiceFunction(this, 'CompactTracks', {
      entry: 'shifts/handlers/compact-tracks.ts',
      runs: 'worker',
      impact,
      memoryMegabytes: 1024,
    })
    compactions.addConsumer(compact, { batchSize: 5, inProgress: 5 })
    table.grant(compact, {
      get: ['account', 'shift', 'openShift', 'due', 'trackErasure'],
      query: ['segment', 'trackPart', 'shiftByTime'],
      put: ['shift', 'shiftByTime', 'segment', 'trackPart', 'due'],
      update: ['openShift', 'segment', 'trackPart', 'due', 'trackErasure', 'memberLock'],
      delete: ['segment', 'trackPart', 'due'],
    })
    keys.grantUse(compact)
    compact.alarmOnEvent('track_compaction_overdue', impact, 'shifts.md#a-track-is-not-compacted')
  }

  private autoClose({ table, keys, autoCloses }: Resources): void {
    const autoClose = new ServiceFunction(this, 'AutoCloseShifts', {
      entry: 'shifts/handlers/auto-close-shifts.ts',
      runs: 'worker',
      impact: 'Forgotten shifts stay open',
      memoryMegabytes: 1024,
    })
    // Each may read a day of positions.
    autoCloses.addConsumer(autoClose, { batchSize: 2, inProgress: 5 })
    table.grant(autoClose, {
      get: ['account', 'member', 'shift', 'openShift', 'memberLock', 'shiftAlias', 'trackPart', 'due'],
      // It settles the clock-ins that a forgotten shift held back, as a clock-out does.
      check: ['openShift', 'memberLock'],
      query: ['openShift', 'shiftByTime', 'segment', 'trackPart', 'audit'],
      // 'message': it tells the office of phones that are silent.
      put: ['shift', 'shiftByTime', 'openShift', 'shiftAlias', 'segment', 'trackPart', 'message', 'due', 'audit'],
      update: ['openShift', 'pingCount', 'memberLock', 'due'],
      delete: ['shiftByTime', 'openShift', 'shiftAlias', 'segment', 'trackPart', 'due'],
    })
    keys.grantUse(autoClose)
  }
}
