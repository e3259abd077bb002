import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { type Ground, principal } from './resources.ts'

/** Clocking, positions, tracks. */
export class Shifts extends Construct {
  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id)
    this.clock(ground)
    this.ingest(ground)
    this.read(ground)
    this.correct(ground)
    this.seal(ground)
    this.close(ground)
  }

  private clock({ api, table, keys }: Ground): void {
    const clocking = new ServiceFunction(this, 'Clocking', {
      entry: 'shifts/handlers/clocking.ts',
      runs: 'request',
      impact: 'Workers cannot clock in or out, and their hours are lost',
    })
    api.serve(clocking, 'POST /v1/clock-in', 'POST /v1/clock-out', 'POST /v1/breaks/start', 'POST /v1/breaks/end')
    table.allow(clocking, {
      get: [...principal, 'shift', 'openShift', 'hoursGuard'],
      query: ['shiftByTime', 'segment', 'trackPart', 'audit'],
      put: ['shift', 'shiftByTime', 'openShift', 'segment', 'trackPart', 'due', 'audit'],
      update: ['openShift', 'dayCount', 'hoursGuard'],
      delete: ['shiftByTime', 'openShift', 'segment', 'trackPart', 'due'],
    })
    keys.opensFor(clocking)
  }

  private ingest({ api, table, keys }: Ground): void {
    const ingest = new ServiceFunction(this, 'Ingest', {
      entry: 'shifts/handlers/ingest.ts',
      runs: 'request',
      impact: 'Workers lose positions',
      memoryMegabytes: 1024,
    })
    api.serve(ingest, 'POST /v1/pings')
    api.servePublic(ingest, 'Phones that cannot hold a login bring a token of their own.', 'ANY /in/{dialect}')
    api.neverThrottles('ANY /in/{dialect}')
    table.allow(ingest, {
      get: [...principal, 'shift', 'openShift', 'segment', 'trackPart', 'devicePointer', 'device', 'member'],
      query: ['shiftByTime', 'segment'],
      put: ['segment'],
      update: ['openShift', 'dayCount', 'device'],
    })
    keys.opensFor(ingest)
  }

  private read({ api, table, keys, archive }: Ground): void {
    const shifts = new ServiceFunction(this, 'Shifts', {
      entry: 'shifts/handlers/shifts.ts',
      runs: 'request',
      impact: 'The office sees neither hours nor tracks nor where its people are',
      memoryMegabytes: 1024,
    })
    api.serve(shifts, 'GET /v1/shifts', 'GET /v1/shifts/{id}', 'GET /v1/shifts/{id}/track', 'GET /v1/positions')
    api.serve(shifts, 'GET /v1/timesheets', 'GET /v1/members/{id}/counts')
    table.allow(shifts, {
      get: [...principal, 'shift', 'openShift', 'trackPart', 'member', 'idempotency'],
      query: ['shiftByTime', 'segment', 'openShift', 'dayCount', 'member', 'audit'],
      // who looked at a track is in the trail
      put: ['audit', 'idempotency'],
    })
    keys.opensFor(shifts)
    archive.holdsAnswersOf(shifts)
  }

  private correct({ api, table, keys }: Ground): void {
    const corrections = new ServiceFunction(this, 'Corrections', {
      entry: 'shifts/handlers/corrections.ts',
      runs: 'request',
      impact: 'The office can neither correct nor approve hours',
    })
    api.serve(corrections, 'POST /v1/shifts', 'PATCH /v1/shifts/{id}', 'DELETE /v1/shifts/{id}')
    api.serve(corrections, 'POST /v1/shifts/{id}/approve', 'POST /v1/shifts/{id}/reopen')
    api.serve(corrections, 'POST /v1/account/track-erasures', 'GET /v1/account/track-erasures/{id}')
    table.allow(corrections, {
      get: [...principal, 'shift', 'openShift', 'hoursGuard', 'member', 'trackErasure'],
      query: ['shiftByTime', 'segment', 'trackPart', 'audit'],
      put: ['shift', 'shiftByTime', 'segment', 'trackPart', 'due', 'audit', 'idempotency', 'trackErasure'],
      update: ['openShift', 'dayCount', 'hoursGuard'],
      delete: ['shift', 'shiftByTime', 'openShift', 'segment', 'trackPart', 'due'],
    })
    keys.opensFor(corrections)
  }
  private seal({ table, keys, seals }: Ground): void {
    const impact = 'Tracks stay slow to read, and shifts without distance'
    const seal = new ServiceFunction(this, 'SealTracks', {
      entry: 'shifts/handlers/compact-tracks.ts',
      runs: 'worker',
      impact,
      memoryMegabytes: 1024,
    })
    seals.feeds(seal, 5)
    table.allow(seal, {
      get: ['account', 'shift', 'openShift', 'due', 'trackErasure'],
      query: ['segment', 'trackPart', 'shiftByTime'],
      put: ['shift', 'shiftByTime', 'segment', 'trackPart', 'due'],
      update: ['openShift', 'segment', 'trackPart', 'due', 'trackErasure', 'hoursGuard'],
      delete: ['segment', 'trackPart', 'due'],
    })
    keys.opensFor(seal)
    seal.tellsOf('track_unsealed', impact)
  }

  private close({ table, keys, closings }: Ground): void {
    const close = new ServiceFunction(this, 'CloseShifts', {
      entry: 'shifts/handlers/auto-close-shifts.ts',
      runs: 'worker',
      impact: 'Forgotten shifts stay open',
      memoryMegabytes: 1024,
    })
    // Each may have to look through a whole day's positions.
    closings.feeds(close, 2)
    table.allow(close, {
      get: ['account', 'shift', 'openShift', 'trackPart', 'due'],
      query: ['openShift', 'segment', 'trackPart', 'audit'],
      put: ['shift', 'shiftByTime', 'segment', 'trackPart', 'due', 'audit'],
      update: ['dayCount', 'due'],
      delete: ['openShift', 'segment', 'trackPart', 'due'],
    })
    keys.opensFor(close)
  }
}
