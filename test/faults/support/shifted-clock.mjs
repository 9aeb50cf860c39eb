// Loaded before a process of the product, by NODE_OPTIONS=--import: its Date is so many milliseconds off, and as many more with
// each SIGUSR2. Timers and performance.now stay, as they do when somebody sets the clock of a machine.
const Real = Date;
let shiftMs = Number(process.env.CLOCK_SHIFT_MS);
process.on('SIGUSR2', () => (shiftMs += Number(process.env.CLOCK_JUMP_MS)));

const now = () => Real.now() + shiftMs;

globalThis.Date = new Proxy(Real, {
  construct: (target, values, made) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, made === globalThis.Date ? target : made),
  apply: (Target) => new Target(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
