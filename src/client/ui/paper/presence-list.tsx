import { t } from '../../locales/t.ts';
import type { Paper } from './use-paper.ts';

/** As many as fill a page with room for a signature. */
const blankRows = 20;

interface PresenceListProps {
  readonly paper: Paper;
  /** Labels of the Club's people, only where the person chose to print them. */
  readonly names: readonly string[];
}

/** The second page: who of the volunteers was there and for how long, with a signature. */
export function PresenceList({ paper, names }: PresenceListProps) {
  const rows = [...names, ...Array.from({ length: Math.max(2, blankRows - names.length) }, () => '')];
  return (
    <article class="paper-sheet paper-second" aria-label={t('paper.list')}>
      <header class="paper-head">
        <p>
          {paper.kicker} · {paper.title || '…………………'}
        </p>
        <h2>{t('paper.list')}</h2>
        <p>{t('paper.list.only')}</p>
      </header>
      <table class="paper-list">
        <thead>
          <tr>
            <th scope="col">{t('paper.list.number')}</th>
            <th scope="col">{t('paper.list.name')}</th>
            <th scope="col">{t('paper.list.hours')}</th>
            <th scope="col">{t('paper.list.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((name, i) => (
            <tr key={i}>
              <td>{i + 1}</td>
              <td>{name}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
