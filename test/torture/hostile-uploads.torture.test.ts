// The short form of `npm test`, at length.
process.env['UPLOAD_ROUNDS'] ??= '2000'
await import('../hostile/uploads/hostile-uploads.journey.test.ts')
