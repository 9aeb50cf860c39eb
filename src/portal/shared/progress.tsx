import type { VNode } from 'preact';

interface ProgressProps {
  readonly id: string;
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How far work is; without a known end the bar says only that something is going on. */
export function Progress({ id, label, done, total }: ProgressProps): VNode {
  return (
    <div class="kern-progress">
      <label class="kern-label" for={id}>
        {label}
      </label>
      <progress id={id} max={Math.max(1, total)} value={done} />
    </div>
  );
}
