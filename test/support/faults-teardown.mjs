import { rmSync } from 'node:fs';

export default function faultsTeardown() {
  rmSync(process.env.TEST_CLUSTER, { recursive: true, force: true });
}
