import type { ComponentChildren, VNode } from 'preact';

export interface Fact {
  readonly key: string;
  readonly value: ComponentChildren;
}

interface DescriptionProps {
  readonly items: readonly Fact[];
}

/** Facts as pairs of name and value. */
export function Description({ items }: DescriptionProps): VNode {
  return (
    <dl class="kern-description-list">
      {items.map(({ key, value }) => (
        <div key={key} class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{key}</dt>
          <dd class="kern-description-list-item__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
