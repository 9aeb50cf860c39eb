import type { ComponentChildren, VNode } from 'preact';

interface FieldGroupProps {
  readonly id: string;
  readonly legend: string;
  /** Where the name stands above already, it is only heard. */
  readonly isNamed?: boolean;
  readonly hint: string;
  readonly error: string | undefined;
  readonly children: ComponentChildren;
}

/** Boxes or buttons of one question, with what it means and what is wrong; links that lead here bring the focus. */
export function FieldGroup({ id, legend, isNamed = false, hint, error, children }: FieldGroupProps): VNode {
  const described = [`${id}-hint`, ...(error === undefined ? [] : [`${id}-error`])].join(' ');
  return (
    <fieldset
      class={`kern-fieldset${error === undefined ? '' : ' kern-fieldset--error'}`}
      id={id}
      tabIndex={-1}
      aria-describedby={described}
    >
      <legend class={isNamed ? 'only-heard' : 'kern-label'}>{legend}</legend>
      <div class="kern-hint" id={`${id}-hint`}>
        {hint}
      </div>
      {error !== undefined && (
        <p class="kern-error" id={`${id}-error`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{error}</span>
        </p>
      )}
      <div class="kern-fieldset__body">{children}</div>
    </fieldset>
  );
}
