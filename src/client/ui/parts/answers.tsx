import './answers.css';

/** One way to answer a question. */
export interface AnswerOption {
  readonly key: string;
  /** What would stand; large. */
  readonly words: string;
  /** Whose it is, what it means; small. */
  readonly note: string;
  /** Says what the tap does ("Zostaw: Park"). */
  readonly label: string;
  readonly onChoose: () => unknown;
}

/** The answers to a question, each one tap. */
export function Answers({ options }: { readonly options: readonly AnswerOption[] }) {
  return (
    <ul class="answers">
      {options.map(({ key, words, note, label, onChoose }) => (
        <li key={key}>
          <button type="button" class="button button-plain answer" aria-label={label} onClick={() => void onChoose()}>
            <span class="answer-words">{words}</span>
            <span class="answer-note">{note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
