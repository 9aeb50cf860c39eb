// How much processor time work takes: by Linux's own accounts, in its ticks of a hundredth of a second.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const TICKS_A_SECOND = 100;

/**
 * Runs the work; returns its answer and the milliseconds of processor time that the process, its first thread alone (which runs the
 * JavaScript), and the whole machine spent meanwhile.
 */
export async function metered(pid, work) {
  const spent = () => [ofTask(`${pid}`), ofTask(`${pid}/task/${pid}`), ofMachine()];
  const before = spent();
  const answer = await work();
  const [processMs, threadMs, machineMs] = spent().map((now, at) => now - before[at]);
  return { answer, processMs, threadMs, machineMs };
}

/**
 * How often a second could be done what takes so many milliseconds of processor time, were nothing waited for: the bound
 * that clients, server and database meet together on the processors that they share.
 */
const boundOf = (milliseconds) => (availableParallelism() * 1_000) / milliseconds;

/**
 * What stops more calls of one API, and how often a second it could do them: all processors together, or the one thread that runs the
 * API's JavaScript, whichever is spent first.
 */
export function limitOf({ threadMs, allMs }) {
  const [processors, thread] = [boundOf(allMs), 1_000 / threadMs];
  return processors <= thread
    ? { name: 'processors', perSecond: processors }
    : { name: 'thread of the API', perSecond: thread };
}

/** User and system time of a process with all its threads, or of one thread. */
function ofTask(name) {
  const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1).split(' ');
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
