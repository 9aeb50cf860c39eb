import type { VNode } from 'preact';

/** In a form that moves something: sending it twice, or again after going back, does it once. */
export function FormKey({ value }: { readonly value: string }): VNode {
  return <input type="hidden" name="key" value={value} />;
}
