import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';

interface Described {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and how to put it right; read out together with the field. */
  readonly error?: string | undefined;
}

interface TextFieldProps extends Described {
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** The person went on to something else. */
  readonly onLeave?: () => void;
  readonly type?: 'text' | 'search' | 'tel' | 'email' | 'date' | 'time' | 'password';
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email';
  readonly autoComplete?: string;
  readonly autoCapitalize?: 'none' | 'characters' | 'words' | 'sentences';
  readonly spellcheck?: boolean;
  readonly maxLength?: number;
  readonly required?: boolean;
  /** Several lines. */
  readonly long?: boolean;
}

/** A field with its name above it. */
export function TextField({
  label,
  hint,
  error,
  value,
  onInput,
  onLeave,
  long = false,
  type = 'text',
  ...rest
}: TextFieldProps) {
  const id = useId();
  // Preact's types know an input of one kind only, not one whose kind is given.
  const kind = type as 'text';
  const common = {
    ...rest,
    id,
    value,
    class: 'field-input',
    onBlur: onLeave,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': describedBy(id, hint, error),
  };
  return (
    <div class="field">
      <label for={id} class="field-label">
        {label}
      </label>
      {long ? (
        <textarea {...common} rows={4} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <input {...common} type={kind} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

interface ChoiceProps<T extends string> extends Described {
  readonly options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[];
  /** '' : nothing chosen yet. */
  readonly value: T | '';
  readonly onChoose: (value: T) => void;
  /** Beside each other where there is room. */
  readonly inline?: boolean;
}

/** One of a few: every answer stays in sight. */
export function ChoiceField<T extends string>(props: ChoiceProps<T>) {
  const { label, hint, error, options, value, onChoose, inline = false } = props;
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={describedBy(id, hint, error)}>
      <legend class="field-label">{label}</legend>
      <div class={inline ? 'choices choices-inline' : 'choices'}>
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => onChoose(option.value)} />
            <span>
              {option.label}
              {option.hint !== undefined && <span class="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <Notes id={id} hint={hint} error={error} />
    </fieldset>
  );
}

/** Yes or no, with the words beside the box. */
export function TickField(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}

function Notes({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) {
  return (
    <>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </>
  );
}

function describedBy(id: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [hint === undefined ? [] : `${id}-hint`, error === undefined ? [] : `${id}-error`].flat();
  return ids.length === 0 ? undefined : ids.join(' ');
}
