// The short form of `npm test`, at length.
process.env['REDELIVERIES'] ??= '100'
await import('../notifications/model/crashes.store.test.ts')
