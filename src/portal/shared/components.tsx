import type { ComponentChildren, JSX, VNode } from 'preact';

type AlertKind = 'info' | 'success' | 'warning' | 'danger';

/** Written out, so that the style sheet keeps these of KERN's icons and not all of them. */
const ICONS: Readonly<Record<AlertKind, string>> = {
  info: 'kern-icon--info',
  success: 'kern-icon--success',
  warning: 'kern-icon--warning',
  danger: 'kern-icon--danger',
};

interface AlertProps {
  readonly kind: AlertKind;
  readonly title: string;
  readonly children?: ComponentChildren;
  /** It answers what the person has just sent: the page begins here, so that it is read first, without script too. */
  readonly takesFocus?: boolean;
}

/** A message of KERN: red (`danger`) is for errors only. */
export function Alert({ kind, title, children, takesFocus = false }: AlertProps): VNode {
  return (
    <div
      class={`kern-alert kern-alert--${kind}`}
      role={kind === 'danger' ? 'alert' : 'status'}
      {...(takesFocus && { tabIndex: -1, autoFocus: true })}
    >
      <div class="kern-alert__header">
        <span class={`kern-icon ${ICONS[kind]}`} aria-hidden="true" />
        <span class="kern-title">{title}</span>
      </div>
      {children !== undefined && <div class="kern-alert__body">{children}</div>}
    </div>
  );
}

export function Text({
  children,
  muted = false,
}: {
  readonly children: ComponentChildren;
  readonly muted?: boolean;
}): VNode {
  return <p class={`kern-body${muted ? ' kern-body--muted' : ''}`}>{children}</p>;
}

interface ButtonProps {
  readonly label: string;
  readonly kind?: 'primary' | 'secondary' | 'tertiary';
  /** What it is about, for people who do not see it beside the button. */
  readonly about?: string;
  readonly name?: string;
  readonly value?: string;
  /** Where it sends the form to, if elsewhere than the form says. */
  readonly formAction?: string;
}

/** The button that sends the form around it. */
export function Submit({ label, kind = 'primary', about, name, value, formAction }: ButtonProps): VNode {
  return (
    <button
      {...(about !== undefined && { 'aria-label': `${label}: ${about}` })}
      class={`kern-btn kern-btn--${kind}`}
      type="submit"
      name={name}
      value={value}
      formAction={formAction}
    >
      <span class="kern-label">{label}</span>
    </button>
  );
}

export function LinkButton({ label, href, kind = 'primary' }: ButtonProps & { readonly href: string }): VNode {
  return (
    <a class={`kern-btn kern-btn--${kind}`} href={href}>
      <span class="kern-label">{label}</span>
    </a>
  );
}

interface Described extends Partial<typeof INVALID> {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly children: (described: Described) => VNode;
}

const INVALID = { 'aria-invalid': true } as const;

/** Label, hint and error around one input; the input gets what ties them together. */
export function Field({ id, label, hint, error, children }: FieldProps): VNode {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class={`kern-form-input${error === undefined ? '' : ' kern-form-input--error'}`}>
      <label class="kern-label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div class="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children({ id, name: id, ...(described !== '' && { 'aria-describedby': described }), ...(error && INVALID) })}
      {error !== undefined && (
        <p class="kern-error" id={`${id}-error`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{error}</span>
        </p>
      )}
    </div>
  );
}

type InputProps = Omit<FieldProps, 'children'> & {
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'search' | 'url';
  readonly value?: string | number;
  /** Differs from the id where a page has several of the same name. */
  readonly name?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly autocomplete?: string;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly maxLength?: number;
};

export function Input({ id, label, hint, error, type = 'text', ...input }: InputProps): VNode {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(described) => {
        // Preact's types tie each type of input to its own attributes; here the caller chooses the type.
        const attributes = {
          class: 'kern-form-input__input',
          type,
          ...described,
          ...input,
        } as JSX.IntrinsicElements['input'];
        return <input {...attributes} />;
      }}
    </Field>
  );
}

type SelectProps = Omit<FieldProps, 'children'> & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value?: string;
  /** Differs from the id where a page has several of the same name. */
  readonly name?: string;
};

export function Select({ id, label, hint, error, options, value, name = id }: SelectProps): VNode {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(described) => (
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" {...described} name={name}>
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly name?: string;
  readonly value?: string;
  readonly label: string;
  readonly required?: boolean;
  readonly checked?: boolean;
}

export function Checkbox({ id, name = id, value = 'yes', label, required, checked }: CheckboxProps): VNode {
  return (
    <div class="kern-form-check">
      <input class="kern-form-check__checkbox" type="checkbox" {...{ id, name, value, required, checked }} />
      <label class="kern-label" for={id}>
        {label}
      </label>
    </div>
  );
}
