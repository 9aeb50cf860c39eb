// How much processor time work takes: by Linux's own accounts, in its ticks of a hundredth of a second.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const TICKS_A_SECOND = 100;

/** Runs the work; returns its answer and the milliseconds of processor time that the process and the whole machine spent meanwhile. */
export async function metered(pid, work) {
  const before = [ofProcess(pid), ofMachine()];
  const answer = await work();
  return { answer, processMs: ofProcess(pid) - before[0], machineMs: ofMachine() - before[1] };
}

/**
 * How often a second could be done what takes so many milliseconds of processor time, were nothing waited for: the bound
 * that clients, server and database meet together on the processors that they share.
 */
const boundOf = (milliseconds) => (availableParallelism() * 1_000) / milliseconds;

/**
 * What stops more calls of one API, and how often a second it could do them: all processors together, or the one thread that runs the
 * API's JavaScript, whichever is spent first. The API's time counts its threads that collect garbage, so that the second is told too low.
 */
export function limitOf({ apiMs, allMs }) {
  const [processors, thread] = [boundOf(allMs), 1_000 / apiMs];
  return processors <= thread
    ? { name: 'processors', perSecond: processors }
    : { name: 'thread of the API', perSecond: thread };
}

/** User and system time of all its threads. */
function ofProcess(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return inMs(Number(fields[11]) + Number(fields[12]));
}

/** All but idle and waiting for a disk; `steal` and the guests, which stand in it already, are left out. */
export function ofMachine() {
  const [user, nice, system, , , irq, softirq] = /^cpu +(.*)/
    .exec(readFileSync('/proc/stat', 'utf8'))[1]
    .split(' ')
    .map(Number);
  return inMs(user + nice + system + irq + softirq);
}

const inMs = (ticks) => (ticks * 1_000) / TICKS_A_SECOND;
