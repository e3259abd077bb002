/** Makes `Date` return real time plus the shared offset (ms) in this thread. */
export function shiftDate(shared: SharedArrayBuffer): void {
  const cell = new Float64Array(shared)
  const RealDate = Date
  const now = () => RealDate.now() + (cell[0] ?? 0)
  const Moved = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
  })
  Object.defineProperty(RealDate.prototype, 'constructor', { value: Moved, configurable: true, writable: true })
  globalThis.Date = Moved
}
